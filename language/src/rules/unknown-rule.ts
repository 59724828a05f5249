import type { Name } from '../suppression/directive.ts';
import { removeSuppression } from '../suppression/remove.ts';
import type { Written } from '../suppression/written.ts';
import { nearest } from '../text-distance.ts';
import { defineSuppressionRule, type Fix } from './rule.ts';

type NotInForce =
  | { problem: 'unknown'; written: Written; name: Name; meant: string | undefined }
  | { problem: 'no rule'; written: Written }
  | { problem: 'no reason'; written: Written };

const FORM = 'gflow-ignore rule-id: reason';

export const unknownRule = defineSuppressionRule<NotInForce>({
  meta: {
    id: 'unknown-rule',
    since: '0.2.0',
    severity: 'warning',
    group: 'suppression',
    title: 'A suppression that is not in force',
    why: 'A suppression names rules that there are, and says why: `gflow-ignore rule-id: reason`. Any other one suppresses nothing.',
    source: 'our own language of suppressions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Comment": "gflow-ignore no-exits: somebody cancels it", "Next": "A" }
//                                                  ^^^^^^^^ unknown-rule: Did you mean “no-exit”?
// = fix "Change to “no-exit”"
//  ^^^ no-exit
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Comment": "gflow-ignore unreachable-state", "End": true }
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-rule: gives no reason
//  ^^^ unreachable-state
  }
}`,
      ],
      good: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Comment": "gflow-ignore unreachable-state: kept for later", "End": true }
  }
}`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "We ignore what gflow says.", "End": true } } }`,
      ],
    },
  },
  check({ written, rules }, found) {
    for (const one of written) {
      const { names, reason } = one.directive;
      if (names.length === 0) found({ problem: 'no rule', written: one });
      else if (reason === '') found({ problem: 'no reason', written: one });
      for (const name of names)
        if (!rules.has(name.id))
          found({ problem: 'unknown', written: one, name, meant: nearest(name.id, rules.keys()) });
    }
  },
  render(finding, document) {
    const { written } = finding;
    const at = document.spanOf(written.index, written.directive.at);
    if (finding.problem === 'no rule')
      return { at, what: 'This suppression names no rule.', todo: `The form is “${FORM}”.` };
    if (finding.problem === 'no reason')
      return {
        at,
        what: 'This suppression gives no reason, so it suppresses nothing.',
        todo: `Say why behind a colon: “${FORM}”.`,
      };
    const { name, meant } = finding;
    return {
      at: document.spanOf(written.index, name.at),
      what: `There is no rule “${name.id}” for definitions, so nothing is suppressed.`,
      todo: meant ? `Did you mean “${meant}”?` : 'Use the id that stands with the finding.',
    };
  },
  fixes(finding, document): Fix[] {
    const { written } = finding;
    if (finding.problem !== 'unknown') {
      const edit = removeSuppression(document, written);
      return edit ? [{ title: 'Remove the suppression', edits: [edit], safe: false }] : [];
    }
    const { name, meant } = finding;
    const span = document.spanOf(written.index, name.at);
    const edit = removeSuppression(document, written, name);
    return [
      ...(meant ? [{ title: `Change to “${meant}”`, edits: [{ span, newText: meant }], safe: true }] : []),
      ...(edit ? [{ title: `Remove the suppression of “${name.id}”`, edits: [edit], safe: false }] : []),
    ];
  },
});
