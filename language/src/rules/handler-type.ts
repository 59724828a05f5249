import { addMember, replaceNode } from '../json/edits.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { isBroken } from '../model/unit.ts';
import { HANDLER_TYPES } from '../model/words.ts';
import { nearest } from '../text-distance.ts';
import { list } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface BadType {
  state: State;
  handler: JsonNode;
  /** Undefined where there is none. */
  type: JsonNode | undefined;
  meant: string | undefined;
}

const TYPES = Object.keys(HANDLER_TYPES);

export const handlerType = defineUnitRule<BadType>({
  meta: {
    id: 'handler-type',
    since: '0.2.0',
    severity: 'error',
    group: 'structure',
    title: 'A handler of no known type',
    why: 'The handler of an Action state is an `ActionProvider` or a `RegisteredAPI`, and says which. The service refuses anything else.',
    source: 'published definition schema',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "Handler": { "Type": "RegisteredApi", "Id": "a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11" },
//                         ^^^^^^^^^^^^^^^ handler-type: Did you mean “RegisteredAPI”?
// = fix "Change to “RegisteredAPI”"
      "Parameters": {},
      "ResultPath": "$.Answer",
      "Next": "B"
    },
    "B": {
      "Type": "Action",
      "Handler": { "Url": "https://transfer.actions.globus.org/ls" },
//    ^^^^^^^^^ handler-type: does not say what it is
// = fix "Add "Type": "ActionProvider""
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": { "Type": "ActionProvider", "Url": "https://transfer.actions.globus.org/ls" }, "Parameters": { "endpoint_id.$": "$.id" }, "ResultPath": "$.List", "ExceptionOnActionFailure": true, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": { "Type": "RegisteredAPI", "Id": "a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11" }, "Parameters": {}, "ResultPath": "$.Answer", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    const handler = state?.type === 'Action' ? state.value('Handler') : undefined;
    if (!state || handler?.type !== 'object') return;
    const type = member(handler, 'Type');
    const word = stringValue(type?.value);
    if (word !== undefined && TYPES.includes(word)) return;
    if (type ? type.value : !isBroken(unit, handler))
      found({ state, handler, type: type?.value, meant: meantType(handler, word) });
  },
  render({ state, handler, type, meant }) {
    const key = state.fields.get('Handler')?.key ?? handler;
    return {
      at: type ?? key,
      what: type
        ? `There is no handler of type ${type.type === 'string' ? `“${type.value}”` : type.type}.`
        : `The handler of state “${state.name}” does not say what it is.`,
      todo:
        type && meant
          ? `Did you mean “${meant}”?`
          : `Write "Type": ${list((meant ? [meant] : TYPES).map(t => `"${t}"`))}.`,
    };
  },
  fixes({ handler, type, meant }, { text }) {
    if (!meant) return [];
    const word = JSON.stringify(meant);
    return type
      ? [{ title: `Change to “${meant}”`, edits: [replaceNode(type, word)], safe: true }]
      : [{ title: `Add "Type": ${word}`, edits: [addMember(text, handler, 'Type', word)], safe: true }];
  },
});

/** By the word, else by what only one type has. */
function meantType(handler: JsonNode, word: string | undefined): string | undefined {
  if (word !== undefined) return nearest(word, TYPES);
  if (member(handler, 'Url')) return 'ActionProvider';
  return member(handler, 'Id') ? 'RegisteredAPI' : undefined;
}
