import { ruleMatches } from '../choice-rule.ts';
import { FlowError, runtimeError } from '../flow-error.ts';
import { elements, member, textMember } from '../json.ts';
import type { StateType } from '../step.ts';

/** Goes on where the first matching rule says, or to Default; the payload stays as it is. */
export const choice: StateType = {
  mayCatch: false,
  enter(step) {
    step.started(step.payload);
    const onMissing = (path: string) => {
      const fails = step.settings.choiceMissingVariable === 'error';
      const here = fails ? 'fails the run' : 'does not match, while the older engine of Flows failed the run';
      step.warn(
        `the path '${path}' of a rule leads nowhere. Here such a rule ${here}. Check IsPresent first.`,
      );
      if (fails) {
        throw runtimeError(
          `Invalid path '${path}': The choice state's condition path references an invalid value.`,
        );
      }
    };
    const rules = elements(member(step.state, 'Choices'));
    const matched = rules.findIndex(rule => ruleMatches(rule, step.scope, onMissing));
    const next = matched < 0 ? textMember(step.state, 'Default') : textMember(rules[matched], 'Next');
    if (next === undefined) {
      throw new FlowError(
        'engine',
        'States.NoChoiceMatched',
        `No rule of the Choice state '${step.name}' matches, and it has no Default.`,
      );
    }
    const exit = matched < 0 ? 'default' : (`choice[${matched}]` as const);
    return { kind: 'done', payload: step.payload, next, exit };
  },
};
