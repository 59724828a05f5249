import { TOKENS } from '../model/read-paths.ts';
import type { State } from '../model/state.ts';
import { RUN_AS } from '../model/words.ts';
import { inputShape } from '../shape/from-schema.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence } from '../shape/shape.ts';
import { defineFlowRule } from './rule.ts';

interface MissingToken {
  role: string;
  /** The indexes of the states that run as it. */
  states: readonly number[];
  /** No run can bring the token: the schema refuses it. */
  refused: boolean;
}

const WORDS = new Set(Object.keys(RUN_AS).map(word => word.toLowerCase()));

export const tokensNotAllowed = defineFlowRule<MissingToken>({
  meta: {
    id: 'tokens-not-allowed',
    since: '0.2.0',
    severity: 'warning',
    group: 'contract',
    title: 'A role whose token the input schema does not ask for',
    why: 'A state that runs as a role takes the access token of that role from the run input, at `_tokens`. The input schema must permit it, or the run is refused; it should require it, so that no run is started without.',
    source: 'docs.globus.org, authoring flows: roles',
    examples: {
      bad: [
        `{
  "StartAt": "List",
  "States": {
    "List": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "RunAs": "Curator",
//             ^^^^^^^^^ tokens-not-allowed: allows no “_tokens”
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}
// -- schema.json
{
  "type": "object",
  "properties": { "id": { "type": "string", "format": "uuid" } },
  "required": ["id"],
  "additionalProperties": false
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "RunAs": "Curator", "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "id": { "type": "string" }, "_tokens": { "type": "object" } }, "required": ["id", "_tokens"], "additionalProperties": false }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id" }, "RunAs": "Flow", "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id"], "additionalProperties": false }`,
      ],
    },
  },
  check(document, found) {
    const { inputSchema } = document.knowledge;
    if (inputSchema === undefined) return;
    const byRole = new Map<string, number[]>();
    for (const index of document.statesWhere(runsAsRole)) {
      const role = document.states[index]?.runAs ?? '';
      byRole.set(role, [...(byRole.get(role) ?? []), index]);
    }
    if (byRole.size === 0) return;
    const input = inputShape(inputSchema);
    for (const [role, indexes] of byRole) {
      const { presence } = lookup(input, [TOKENS, role]);
      const refused = presence === Presence.Absent;
      if (refused || presence & (Presence.Optional | Presence.Undeclared))
        found({ role, states: indexes, refused });
    }
  },
  render: ({ role, states: [first = 0, ...others], refused }, document) => {
    const places = [first, ...others].map(index => {
      const node = document.states[index]?.value('RunAs');
      return node ? document.spanOf(index, node) : document.keyOf(index);
    });
    const [at = document.keyOf(first), ...also] = places;
    return {
      at,
      what: refused
        ? `The state runs as “${role}”, but the input schema allows no “${TOKENS}” with a token for it, so no run can act as “${role}”.`
        : `The state runs as “${role}”, but the input schema does not ask for its token.`,
      todo: `Declare “${TOKENS}” in the input schema as an object with the property “${role}”, and require both.`,
      related: also.map(span => ({ at: span, message: `Another state that runs as “${role}”.` })),
      ...(!refused && { severity: 'information' as const }),
    };
  },
});

/** One that is nearly "User" or "Flow" is another rule's. */
function runsAsRole({ runAs }: State): boolean {
  return runAs !== undefined && runAs.trim() !== '' && !WORDS.has(runAs.trim().toLowerCase());
}
