import { renameKey } from '../json/edits.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import { defineUnitRule } from './rule.ts';

interface Unevaluated {
  state: State;
  result: Member;
  /** The `.$` and `.=` keys in it, in document order. */
  keys: readonly [Member, ...Member[]];
}

export const unevaluatedKey = defineUnitRule<Unevaluated>({
  meta: {
    id: 'unevaluated-key',
    since: '0.2.0',
    severity: 'warning',
    group: 'paths',
    title: 'A path or an expression that stays text',
    why: '`Result` is written as it stands. A key that ends in `.$` or `.=` is evaluated in `Parameters` only; here it becomes a key of that very name.',
    source: 'a recorded run of 2020; states language, Pass state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Result": { "name.$": "$.title", "n": 1 }, "ResultPath": "$.x", "End": true }
//                                     ^^^^^^^^ unevaluated-key: stays text
// = fix "Change “Result” to “Parameters”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "name.$": "$.title", "n": 1 }, "ResultPath": "$.x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "a.b": "$", "price": "1.$" }, "ResultPath": "$.x", "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const result = state?.type === 'Pass' ? state.fields.get('Result') : undefined;
    if (!state || !result?.value) return;
    const keys: Member[] = [];
    collect(result.value, keys);
    const [first, ...more] = keys;
    if (first) found({ state, result, keys: [first, ...more] });
  },
  render: ({ state, keys: [first, ...more] }) => ({
    at: first.key,
    what: `“Result” is not evaluated: what stands under “${first.name}” stays text, and state “${state.name}” writes a key of that very name.`,
    todo: 'Use “Parameters” in place of “Result”.',
    related: more.map(({ key, name }) => ({ at: key, message: `“${name}” stays as it is, too.` })),
  }),
  fixes: ({ state, result }) =>
    state.fields.has('Parameters') || state.fields.has('InputPath')
      ? []
      : [
          {
            title: 'Change “Result” to “Parameters”',
            edits: [renameKey(result, 'Parameters')],
            safe: false,
          },
        ],
});

function collect(node: JsonNode, keys: Member[]): void {
  for (const member of node.members) {
    if (dynamicKind(member.name) && plainName(member.name) !== '') keys.push(member);
    else if (member.value) collect(member.value, keys);
  }
  for (const element of node.elements) collect(element, keys);
}
