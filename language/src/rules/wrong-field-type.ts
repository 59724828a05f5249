import { replaceNode } from '../json/edits.ts';
import { elements, type JsonNode, stringValue } from '../json/tree.ts';
import type { Part } from '../model/part.ts';
import { isHole } from '../model/placeholder.ts';
import type { FieldSpec, ValueKind } from '../model/spec.ts';
import { kindWords, matchesKind, partWords } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface WrongType {
  part: Part | undefined;
  name: string;
  value: JsonNode;
  kinds: readonly ValueKind[];
}

const FOUND: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

export const wrongFieldType = defineUnitRule<WrongType>({
  meta: {
    id: 'wrong-field-type',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'A value of the wrong type',
    why: 'The service refuses the definition.',
    source: 'published definition schema',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait", "Seconds": "60", "End": true }
//                                    ^^^^ wrong-field-type: a whole number, but this is a string
// = fix "Change to 60"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "ResultPath": null, "End": true }
//                                       ^^^^ wrong-field-type: a string, but this is null
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 60, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "any": [1, null] }, "End": true } } }`,
      ],
    },
  },
  check({ parts, state }, found) {
    for (const part of parts)
      for (const { name, value, field } of part.entries) {
        if (!field || !value) continue;
        if (!isOneOf(value, field.kinds)) {
          // Who fills a template in may put anything there.
          if (!isHole(stringValue(value) ?? '')) found({ part, name, value, kinds: field.kinds });
        } else if (value.type === 'array') findWrongElements(part, field, value, found);
      }
    if (state?.node && state.node.type !== 'object')
      found({ part: undefined, name: state.name, value: state.node, kinds: ['object'] });
  },
  render: ({ part, name, value, kinds }, unit) => ({
    at: value,
    what: `${part ? `"${name}" of ${partWords(part, unit)}` : `State “${name}”`} must be ${kindWords(kinds)}, but this is ${foundWords(value, kinds)}.`,
    todo: value.type === 'null' ? 'Give it a value, or remove the field.' : `Write ${kindWords(kinds)}.`,
  }),
  fixes: ({ value, kinds }) => {
    const plain = value.type === 'string' ? unquoted(String(value.value), kinds) : undefined;
    return plain === undefined
      ? []
      : [{ title: `Change to ${plain}`, edits: [replaceNode(value, plain)], safe: true }];
  },
});

/** The elements of `Catch`, `Choices`, `And`, `Or` are objects, those of `ErrorEquals` strings. */
function findWrongElements(
  part: Part,
  spec: FieldSpec,
  value: JsonNode,
  found: (wrong: WrongType) => void,
): void {
  const kind = spec.role === 'error-names' ? 'string' : 'object';
  for (const element of elements(value))
    if (element.type !== kind) found({ part, name: `${spec.name}[]`, value: element, kinds: [kind] });
}

function isOneOf(value: JsonNode, kinds: readonly ValueKind[]): boolean {
  for (const kind of kinds) if (matchesKind(value, kind)) return true;
  return false;
}

function foundWords(value: JsonNode, kinds: readonly ValueKind[]): string {
  if (value.type === 'number' && kinds.includes('integer')) return `${value.value}, which is not whole`;
  return FOUND[value.type] ?? value.type;
}

/** What stands in the quotes, if it alone would be right. */
function unquoted(text: string, kinds: readonly ValueKind[]): string | undefined {
  if (kinds.includes('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase();
  if (kinds.includes('integer') && /^-?\d{1,15}$/.test(text)) return String(Number(text));
  if (kinds.includes('number') && /^-?\d{1,15}(\.\d+)?$/.test(text)) return String(Number(text));
  return undefined;
}
