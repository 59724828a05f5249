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
    const rule = elements(member(step.state, 'Choices')).find(r => ruleMatches(r, step.scope, onMissing));
    const next = rule === undefined ? textMember(step.state, 'Default') : textMember(rule, 'Next');
    if (next === undefined) {
      throw new FlowError(
        'engine',
        'States.NoChoiceMatched',
        `No rule of the Choice state '${step.name}' matches, and it has no Default.`,
      );
    }
    return { kind: 'done', payload: step.payload, next };
  },
};
