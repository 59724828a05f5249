import type { JsonNode } from '../json/tree.ts';
import type { Message } from '../rules/rule.ts';
import type { Contradiction } from '../schema/contradictions.ts';
import type { KeywordFault } from '../schema/keyword-faults.ts';
import type { KeywordKind } from '../schema/keywords.ts';
import { capital, foundWords, quoted, typeWords, valueText } from './words.ts';

const KINDS: Readonly<Record<KeywordKind, string>> = {
  any: 'any value',
  boolean: 'true or false',
  count: 'a whole number that is not negative',
  limit: 'a number',
  list: 'an array',
  names: 'an array of strings',
  number: 'a number',
  pattern: 'a regular expression, as a string',
  positive: 'a number greater than 0',
  reference: 'a string',
  text: 'a string',
  type: 'the name of a type',
  values: 'an array of the values that are allowed',
  'names-by-name': 'an object with an array of strings for each name',
  schema: 'a schema: an object, true or false',
  schemas: 'an array of schemas',
  'schema-or-schemas': 'a schema: an object, true or false',
  'schemas-by-name': 'an object with a schema for each name',
  'schemas-by-pattern': 'an object with a schema for each regular expression',
  'schemas-or-names-by-name': 'an object with a schema or an array of names for each name',
};

type Words = Omit<Message, 'at'>;

/** `name` is what leads to the value: a keyword, or the name of a property. */
export function keywordFaultWords(fault: KeywordFault, name: string, keyword: string): Words {
  switch (fault.code) {
    case 'kind':
      return {
        what: `${quoted(name)} must be ${KINDS[fault.expected]}, but this is ${foundWords(fault.at)}.`,
        todo: adviceFor(keyword, fault.at) ?? `Write ${KINDS[fault.expected]}.`,
      };
    case 'empty':
      return {
        what: `${quoted(name)} is empty, so no value fits.`,
        todo: 'Add what is allowed, or remove it.',
      };
    case 'unknown-type':
      return {
        what: `There is no type ${valueText(fault.at.value)} in JSON Schema.`,
        todo: fault.meant
          ? `Did you mean "${fault.meant}"?`
          : 'Types are object, array, string, number, integer, boolean and null.',
      };
    case 'repeated':
      return {
        what: `${capital(isScalar(fault.at) ? valueText(fault.at.value) : 'the same')} is in ${quoted(name)} twice.`,
        todo: 'Remove one of them.',
        related: [{ at: fault.first, message: 'It stands here already.' }],
        ...(keyword === 'enum' && { severity: 'warning' as const }),
      };
    case 'pattern':
      return {
        what: `This is no regular expression: ${fault.reason}.`,
        todo: 'Escape what is meant as it stands with two backslashes, like \\\\( for a bracket.',
      };
  }
}

export function contradictionWords(found: Contradiction): Words {
  if (found.code === 'range')
    return {
      what: `No value fits: ${quoted(found.low)} is ${found.from}, and ${quoted(found.high)} is ${found.to}.`,
      todo: 'Change one of them.',
    };
  return {
    what: `${valueText(found.at.value)} can never be given: the type here is ${typeWords(found.types)}.`,
    todo: found.keyword === 'enum' ? 'Remove it, or change the type.' : 'Change it, or the type.',
    // The other choices remain.
    ...(!found.all && { severity: 'warning' as const }),
  };
}

function adviceFor(keyword: string, { type }: JsonNode): string | undefined {
  if ((keyword === 'exclusiveMinimum' || keyword === 'exclusiveMaximum') && type === 'boolean')
    return 'Since draft-06 it is the limit itself: write the number here, and remove the other keyword.';
  if (keyword === 'required') return 'Write the names of the properties that must be there: ["…"].';
  return undefined;
}

function isScalar({ type }: JsonNode): boolean {
  return type !== 'object' && type !== 'array';
}
