import type { Json } from '../../../globus/src/index.ts';
import type { FormField } from '../../../language/src/index.ts';
import { isJsonObject } from '../read-json.ts';

/** A value as a form shows it: ids by the name of what they stand for, as far as that is known. */
export function valueWords(
  { what }: FormField,
  value: Json | undefined,
  nameOf: (id: string) => string | undefined,
): string {
  if (value === undefined) return '';
  if (what.kind === 'collection' && isJsonObject(value)) {
    const { id, path } = value;
    return [named(id, nameOf), typeof path === 'string' ? path : ''].filter(word => word !== '').join(' ');
  }
  if (what.kind === 'principal' && isJsonObject(value)) return named(value.id, nameOf);
  if (what.kind === 'texts' && Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'string') return nameOf(value) ?? value;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function named(id: Json | undefined, nameOf: (id: string) => string | undefined): string {
  return typeof id === 'string' ? (nameOf(id) ?? id) : '';
}
