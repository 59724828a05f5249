import { compactSize } from '../json/compact-size.ts';
import type { JsonNode } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import type { DynamicKey } from '../model/uses.ts';
import { defineUnitRule } from './rule.ts';

interface TooLarge {
  state: State;
  field: 'Result' | 'Parameters';
  /** Bytes of its constants as JSON. */
  size: number;
}

/** The whole payload of a run, in bytes [DOC limits]; that KB are of 1,024 bytes errs on the side of silence. */
const LIMIT = 200 * 1024;
const NEAR = 0.8 * LIMIT;
/** A UTF-16 code unit is at most three bytes in UTF-8. */
const MOST_BYTES = 3;

export const payloadLimit = defineUnitRule<TooLarge>({
  meta: {
    id: 'payload-limit',
    since: '0.2.0',
    severity: 'error',
    group: 'limits',
    title: 'More than a payload can hold',
    why: 'The payload of a run is limited to 200 KB. Constants that a state writes count in full, beside all else that the run has gathered.',
    source: 'docs.globus.org, limits (run state size)',
    examples: {
      bad: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": "${'x'.repeat(LIMIT)}" }, "ResultPath": "$.x", "End": true } } }`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": "${'x'.repeat(1000)}" }, "ResultPath": "$.x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "${'x'.repeat(LIMIT)}", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    if (!state || state.text.length * MOST_BYTES < NEAR) return;
    // What an action is sent is no part of the payload.
    const field = state.value('Result') ? 'Result' : 'Parameters';
    const written = state.type === 'Pass' || state.type === 'ExpressionEval';
    const node = written ? state.value(field) : undefined;
    const size = node ? constantSize(node, field === 'Result' ? [] : unit.uses.dynamicKeys) : 0;
    if (size > NEAR) found({ state, field, size });
  },
  render({ state, field, size }) {
    const kilobytes = Math.round(size / 1024);
    const share = `The constants in “${field}” of state “${state.name}” take ${kilobytes} KB`;
    const at = state.fields.get(field)?.key ?? state.key;
    return size > LIMIT
      ? {
          at,
          what: `${share}, but the payload of a run holds 200 KB at most.`,
          todo: 'Keep large data in a file or a search index, and only its address in the payload.',
        }
      : {
          at,
          what: `${share} of the 200 KB that the payload of a run can hold.`,
          todo: 'Leave room for what else the run gathers.',
          severity: 'information',
        };
  },
});

/** What `.$` and `.=` keys become is not known, so it counts as nothing. */
function constantSize(node: JsonNode, dynamicKeys: readonly DynamicKey[]): number {
  let size = compactSize(node);
  for (const { member } of dynamicKeys) if (member.value) size -= compactSize(member.value);
  return size;
}
