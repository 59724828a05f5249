import type { Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import type { ValueFault } from '../providers/check-scalar.ts';
import { nearest } from '../text-distance.ts';
import { kindWords, list } from './field-words.ts';

/** Words and repairs for a constant that a provider does not take. */

/** A value as long as it stands in one line, else where it begins. */
export function spanOf(text: string, node: JsonNode): Span {
  const { offset, length } = node;
  return text.slice(offset, offset + length).includes('\n') ? { offset, length: 1 } : { offset, length };
}

/** What it must be: "true or false", "an id (UUID)". */
export function wanted(fault: ValueFault): string {
  switch (fault.kind) {
    case 'type':
      return kindWords(fault.kinds);
    case 'values':
      return list(fault.values.filter(v => v !== null).map(v => JSON.stringify(v)));
    case 'uuid':
      return 'an id (UUID)';
    case 'word':
      return 'a number, as in the Transfer service';
    case 'directory':
      return 'the path of a folder, with a slash at its end';
    case 'below':
      return `${fault.minimum} or more`;
    case 'above':
      return `${fault.maximum} or less`;
    case 'too-few':
      return fault.minItems === 1 ? 'a list with something in it' : `a list of ${fault.minItems} or more`;
  }
}

/** What is there instead, and what to do. */
export function instead(fault: ValueFault, node: JsonNode): string {
  const meant = meantText(fault, node);
  if (meant !== undefined) return `Write ${meant}.`;
  if (fault.kind === 'too-few') return 'Add to it.';
  const found =
    node.type === 'object' || node.type === 'array' ? kindWords([node.type]) : JSON.stringify(node.value);
  return `It is ${found}.`;
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;

/** The JSON text that can only be meant. */
export function meantText(fault: ValueFault, node: JsonNode): string | undefined {
  const { value } = node;
  switch (fault.kind) {
    case 'type':
      return typeof value === 'string' ? unquoted(value, fault.kinds) : undefined;
    case 'values': {
      const words = fault.values.filter(v => typeof v === 'string');
      const word = typeof value === 'string' ? nearest(value, words) : undefined;
      const scalar = fault.values.find(v => v !== null && String(v) === value);
      return word !== undefined
        ? JSON.stringify(word)
        : scalar === undefined
          ? undefined
          : JSON.stringify(scalar);
    }
    case 'uuid': {
      const [only, another] = typeof value === 'string' ? (value.match(UUID) ?? []) : [];
      return only !== undefined && another === undefined ? JSON.stringify(only) : undefined;
    }
    case 'word':
      return String(fault.number);
    case 'directory':
      return JSON.stringify(`${String(value)}/`);
    default:
      return undefined;
  }
}

function unquoted(text: string, kinds: readonly string[]): string | undefined {
  if (kinds.includes('boolean') && /^(?:true|false)$/i.test(text)) return text.toLowerCase();
  const number = kinds.includes('number')
    ? /^-?\d{1,15}(?:\.\d+)?$/
    : kinds.includes('integer')
      ? /^-?\d{1,15}$/
      : undefined;
  return number?.test(text) ? String(Number(text)) : undefined;
}
