import type { FlowDocument } from '../document/flow-document.ts';
import { replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import type { State } from '../model/state.ts';
import { defineFlowRule } from './rule.ts';

/** Of the official client that was retired [OBS OLDMOD]; the service publishes none. */
const LONGEST = 128;

export const stateName = defineFlowRule<number>({
  meta: {
    id: 'state-name',
    since: '0.2.0',
    severity: 'warning',
    group: 'structure',
    title: 'A name that is no good for a state',
    why: `Names are what people see in logs. The former official client refused an empty one and one of more than ${LONGEST} characters; and a blank at an end is easily lost where the name is written again.`,
    source: 'validation of the retired official client; the service publishes no limit',
    examples: {
      bad: [
        `{
  "StartAt": " ",
  "States": {
    " ": { "Type": "Pass", "Next": "B " },
//  ^^^ state-name: no name
    "B ": { "Type": "Pass", "End": true }
//  ^^^^ state-name: blank at an end
// = fix "Change to “B”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "Check the data (1/2)", "States": { "Check the data (1/2)": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "${'A'.repeat(LONGEST)}", "States": { "${'A'.repeat(LONGEST)}": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    for (const index of document.statesWhere(isBadlyNamed)) found(index);
  },
  render(index, document) {
    const name = document.states[index]?.name ?? '';
    const at = document.keyOf(index);
    if (name.trim() === '')
      return {
        at,
        what: 'This state has no name that people could read.',
        todo: 'Name it for what it does.',
      };
    if (name.length > LONGEST)
      return {
        at,
        what: `This name has ${name.length} characters; more than ${LONGEST} may be refused.`,
        todo: 'Shorten it, and say the rest in Comment.',
      };
    return {
      at,
      what: `The name of state “${name}” has a blank at an end, which is easily lost.`,
      todo: 'Remove it here and where other states lead to it.',
      severity: 'hint',
    };
  },
  fixes(index, document) {
    const name = document.states[index]?.name ?? '';
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > LONGEST || document.graph.byName.has(trimmed)) return [];
    return [{ title: `Change to “${trimmed}”`, edits: renamed(document, index, name, trimmed), safe: false }];
  },
});

function isBadlyNamed({ name, type }: State): boolean {
  return type !== undefined && (name.length > LONGEST || name.length !== name.trim().length || name === '');
}

/** The name where it stands, and where the flow leads to it. */
function renamed(document: FlowDocument, index: number, from: string, to: string): Edit[] {
  const { head, states } = document;
  const text = JSON.stringify(to);
  const start = head.start?.to === from ? [replaceNode(document.spanOf(undefined, head.start.at), text)] : [];
  const leading = states.flatMap(({ transitions }, i) =>
    transitions.filter(t => t.to === from).map(({ at }) => document.editOf(i, replaceNode(at, text))),
  );
  return [...start, replaceNode(document.keyOf(index), text), ...leading];
}
