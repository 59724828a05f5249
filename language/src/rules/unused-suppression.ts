import type { Name } from '../suppression/directive.ts';
import { removeSuppression } from '../suppression/remove.ts';
import { saysAll } from '../suppression/says-all.ts';
import type { Written } from '../suppression/written.ts';
import { defineSuppressionRule } from './rule.ts';

interface Unused {
  written: Written;
  name: Name;
  /** Another one suppresses what the rule finds there. */
  elsewhere: boolean;
}

export const unusedSuppression = defineSuppressionRule<Unused>({
  meta: {
    id: 'unused-suppression',
    since: '0.2.0',
    severity: 'warning',
    group: 'suppression',
    title: 'A suppression that suppresses nothing',
    why: 'The rule finds nothing there any more. Left in place, the suppression would hide the next mistake of that kind.',
    source: 'our own language of suppressions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Comment": "Goes on.\\ngflow-ignore unreachable-state: it is started by hand",
//                                       ^^^^^^^^^^^^^^^^^ unused-suppression: finds nothing in state “A”
// = fix "Remove the suppression of “unreachable-state”"
      "End": true
    }
  }
}`,
        `{
  "Comment": "gflow-ignore no-exit, unreachable-state: kept for later",
//                         ^^^^^^^ unused-suppression: finds nothing in this file
// = fix "Remove the suppression of “no-exit”"
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "End": true }, "B": { "Type": "Pass", "End": true } }
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
        `{
  "Comment": "Two ways to copy. gflow-ignore unreachable-state: the other way is kept for later",
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "End": true }, "B": { "Type": "Pass", "End": true } }
}`,
      ],
    },
  },
  check({ document, written, rules, hasErrors }, found) {
    // An error may be the cause of what the rule would find, and the rule is silent for that.
    if (hasErrors) return;
    const inState = new Set<string>();
    const inFile = new Set<string>();
    for (const { index, silenced } of written)
      for (const id of silenced) {
        inState.add(`${index} ${id}`);
        inFile.add(id);
      }
    for (const one of written)
      for (const name of one.directive.names) {
        const { id } = name;
        const rule = rules.get(id);
        if (one.directive.reason === '' || one.silenced.has(id)) continue;
        if (!rule || !saysAll(rule, document)) continue;
        const elsewhere = one.index === undefined ? inFile.has(id) : inState.has(`${one.index} ${id}`);
        found({ written: one, name, elsewhere });
      }
  },
  render({ written: { index }, name, elsewhere }, document) {
    const scope = index === undefined ? 'this file' : `state “${document.states[index]?.name}”`;
    const nothing = elsewhere ? 'nothing that is not suppressed already' : 'nothing';
    return {
      at: document.spanOf(index, name.at),
      what: `The rule “${name.id}” finds ${nothing} in ${scope}, so there is nothing to suppress.`,
      todo: 'Take it out of the Comment.',
      tag: 'unnecessary',
    };
  },
  fixes({ written, name }, document) {
    const edit = removeSuppression(document, written, name);
    return edit ? [{ title: `Remove the suppression of “${name.id}”`, edits: [edit], safe: true }] : [];
  },
});
