import { replaceNode } from '../json/edits.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { STATE_TYPES } from '../model/state-specs.ts';
import { isBroken } from '../model/unit.ts';
import { nearest } from '../text-distance.ts';
import { list } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface UnknownType {
  state: State;
  /** Absent when the state has no Type at all. */
  value: JsonNode | undefined;
}

// Types of other states languages, and what takes their place (flows-language §1.2, §1.3).
const ELSEWHERE: Readonly<Record<string, string>> = {
  Task: 'Flows calls it an Action state, with ActionUrl instead of Resource.',
  Succeed: 'A Pass state with "End": true ends a run successfully.',
  Map: 'Flows has no Map: build a loop with a Choice state, or a list with an expression.',
  Parallel: 'Flows has no Parallel: states run one after the other.',
};

export const unknownStateType = defineUnitRule<UnknownType>({
  meta: {
    id: 'unknown-state-type',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'A state type that does not exist',
    why: 'The service refuses the definition. Until the type is right, the other fields of the state cannot be checked.',
    source: 'published definition schema; the service answers: Discriminator ‘type’ is missing in value',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Acton", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "End": true }
//                 ^^^^^^^ unknown-state-type: Did you mean "Action"?
// = fix "Change to “Action”"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Succeed" }
//                 ^^^^^^^^^ unknown-state-type: Pass state with "End": true
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "End": true }
//  ^^^ unknown-state-type: has no Type
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "Type": "Task" }, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const { state } = unit;
    if (!state || state.type || state.node?.type !== 'object') return;
    const member = state.fields.get('Type');
    if (member?.value) found({ state, value: member.value });
    else if (!isBroken(unit, state.node)) found({ state, value: undefined });
  },
  render: ({ state, value }) => {
    const known = `The types are ${list(STATE_TYPES, 'and')}.`;
    if (!value) return { at: state.key, what: `State “${state.name}” has no Type.`, todo: known };
    const type = stringValue(value);
    if (type === undefined)
      return { at: value, what: `The Type of state “${state.name}” is no string.`, todo: known };
    const instead = Object.hasOwn(ELSEWHERE, type) ? ELSEWHERE[type] : undefined;
    const meant = nearest(type, STATE_TYPES);
    return {
      at: value,
      what: `Flows has no state type "${type}".`,
      todo: instead ?? (meant ? `Did you mean "${meant}"?` : known),
    };
  },
  fixes: ({ value }) => {
    const type = stringValue(value) ?? '';
    const meant = Object.hasOwn(ELSEWHERE, type) ? undefined : nearest(type, STATE_TYPES);
    return value && meant
      ? [{ title: `Change to “${meant}”`, edits: [replaceNode(value, JSON.stringify(meant))], safe: true }]
      : [];
  },
});
