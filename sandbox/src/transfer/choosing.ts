import type { Json } from '../json.ts';
import { transferError } from './errors.ts';
import { globMatches } from './globs.ts';

/** One clause of a `filter`. */
export interface Clause {
  readonly field: string;
  accepts(value: Json | undefined): boolean;
}

/** One part of an `orderby`. */
export interface Order {
  readonly field: string;
  readonly descending: boolean;
}

/** `name ASC,size DESC`. Throws BadRequest for what cannot be ordered by. */
export function readOrder(
  text: string | undefined,
  otherwise: string,
  fields: readonly string[],
  resource: string,
): Order[] {
  return (text || otherwise).split(',').map(part => {
    const [field = '', direction = 'ASC'] = part.trim().split(/\s+/);
    if (!fields.includes(field) || !/^(asc|desc)$/i.test(direction))
      throw transferError(400, 'ClientError.BadRequest', `Invalid orderby '${part.trim()}'`, resource);
    return { field, descending: /^desc$/i.test(direction) };
  });
}

/** Any of `a,~b*,!c`: `~` begins a pattern, `!` turns a value round. */
function anyOf(values: readonly string[]): Clause['accepts'] {
  return value =>
    values.some(one => {
      const negated = one.startsWith('!');
      const pattern = one.slice(negated ? 1 : 0).replace(/^=/, '');
      const text = String(value ?? '');
      const fits = pattern.startsWith('~') ? globMatches(pattern.slice(1), text) : pattern === text;
      return fits !== negated;
    });
}

/** Milliseconds since 1970 of a time in UTC; NaN for what is none. */
function timeOf(text: string): number {
  const iso = text.trim().replace(' ', 'T');
  return Date.parse(iso.includes('T') && !/(z|[+-]\d\d:?\d\d)$/i.test(iso) ? `${iso}Z` : iso);
}

/** `A,B`, `A,` or `,B`: from A up to B. Undefined for what are no times. */
function between([from = '', to = '']: readonly string[]): Clause['accepts'] | undefined {
  const start = from.trim() === '' ? -Infinity : timeOf(from);
  const end = to.trim() === '' ? Infinity : timeOf(to);
  if (Number.isNaN(start) || Number.isNaN(end)) return undefined;
  return value => typeof value === 'number' && value >= start && value <= end;
}

/**
 * `type:file/name:~*.h5,!~*.tmp`: clauses joined by `/`. `times` are the fields whose values are milliseconds and that are
 * filtered by a range. Throws BadRequest for what cannot be filtered by.
 */
export function readFilter(
  text: string | undefined,
  fields: readonly string[],
  times: readonly string[],
  resource: string,
): Clause[] {
  const clauses = (text ?? '').split('/').filter(clause => clause !== '');
  return clauses.map(clause => {
    const colon = clause.indexOf(':');
    const field = clause.slice(0, Math.max(colon, 0));
    const values = clause.slice(colon + 1).split(',');
    const accepts = times.includes(field) ? between(values) : anyOf(values);
    if (accepts === undefined || ![...fields, ...times].includes(field))
      throw transferError(
        400,
        'ClientError.BadRequest',
        `The sandbox cannot filter by '${clause}'`,
        resource,
      );
    return { field, accepts };
  });
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** The items that all clauses accept, in the order that is wanted. */
export function choose<T>(
  items: readonly T[],
  fieldOf: (item: T, field: string) => Json | undefined,
  filter: readonly Clause[],
  orderby: readonly Order[],
): T[] {
  const chosen = items.filter(item => filter.every(one => one.accepts(fieldOf(item, one.field))));
  return chosen.sort((a, b) => {
    for (const { field, descending } of orderby) {
      const order = compare(fieldOf(a, field), fieldOf(b, field));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}
