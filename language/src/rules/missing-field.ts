import { addMember } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import { CATCH_ALL } from '../model/catchers.ts';
import type { Part } from '../model/part.ts';
import { type FieldSpec, field } from '../model/spec.ts';
import { isBroken, type Unit } from '../model/unit.ts';
import { printPath } from '../path/print.ts';
import { list, partWords } from './field-words.ts';
import { isMeant } from './meant-field.ts';
import { defineUnitRule } from './rule.ts';

interface MissingField {
  part: Part;
  /** Any one of them would do. */
  names: readonly string[];
}

export const missingField = defineUnitRule<MissingField>({
  meta: {
    id: 'missing-field',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'A field is missing',
    why: 'The service refuses the definition, or the state cannot do its work without it.',
    source: 'published definition schema; docs.globus.org, authoring flows: actions, wait_state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait", "End": true }
//  ^^^ missing-field: needs Seconds, SecondsPath, Timestamp or TimestampPath
// = fix "Add “Seconds”"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "End": true }
//  ^^^ missing-field: needs Parameters or InputPath
// = fix "Add “Parameters”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 5, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "Handler": "urn:globus:flows:handle:globus:groups.get", "Parameters": {}, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const part of unit.parts) {
      if (unit.problems.length > 0 && isBroken(unit, part.node)) continue;
      for (const { name, required } of part.spec.fields)
        if (required && !has(part, name) && !isMeant(part, [name])) found({ part, names: [name] });
      for (const { names, needed } of part.spec.oneOf)
        if (needed && !names.some(name => has(part, name)) && !isMeant(part, names)) found({ part, names });
    }
  },
  render: ({ part, names }, unit) => ({
    at: headOf(part, unit),
    what: `${capital(partWords(part, unit))} needs ${list(names)}.`,
    todo: `Add ${names.length > 1 ? 'one of them' : 'it'}.`,
  }),
  fixes: ({ part, names }, unit) =>
    names.slice(0, 2).flatMap(name => {
      const spec = field(part.spec, name);
      const value = spec && valueToAdd(spec, unit);
      return value === undefined
        ? []
        : [{ title: `Add “${name}”`, edits: [addMember(unit.text, part.node, name, value)], safe: false }];
    }),
});

function has({ entries }: Part, name: string): boolean {
  for (const entry of entries) if (entry.name === name) return true;
  return false;
}

/** Where a part begins: a state's name, else its opening brace. */
function headOf(part: Part, { state, text }: Unit): Span {
  if (state && part.node === state.node) return state.key;
  return { offset: part.node.offset, length: Math.min(1, text.length) };
}

/** A value that says nothing wrong; undefined where only the author can know one. */
function valueToAdd({ name, kinds, role }: FieldSpec, unit: Unit): string | undefined {
  if (name === 'StartAt') return firstState(unit);
  if (name === 'ResultPath' && unit.state) return JSON.stringify(printPath([unit.state.name]));
  if (name === 'InputPath') return '"$"';
  if (role === 'error-names') return JSON.stringify([CATCH_ALL]);
  switch (kinds[0]) {
    case 'object':
      return name === 'Handler' || role === 'choice-rule' ? undefined : '{}';
    case 'boolean':
      return 'true';
    case 'integer':
    case 'number':
      return '60';
    default:
      return undefined;
  }
}

/** The name of the state that is written first, as it stands in the head's text. */
function firstState({ text, parts }: Unit): string | undefined {
  const states = parts[0]?.entries.find(({ name }) => name === 'States')?.value;
  return states && /^\{\s*("(?:[^"\\\n]|\\.)*")\s*:/.exec(text.slice(states.offset))?.[1];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
