import { flowsProblem } from './errors.ts';

export interface Page<T> {
  readonly items: T[];
  readonly limit: number;
  readonly has_next_page: boolean;
  readonly marker: string | null;
}

/** The query that counts: that of the marker, if there is one, and where in the result it goes on. */
export interface Cursor {
  readonly query: URLSearchParams;
  readonly offset: number;
}

export function cursorOf(query: URLSearchParams): Cursor {
  const marker = query.get('marker') ?? query.get('pagination_token');
  if (marker === null) return { query, offset: 0 };
  const [offset, text] = Buffer.from(marker, 'base64url').toString('utf8').split('|', 2);
  if (text === undefined || !/^\d+$/.test(offset ?? '')) throw flowsProblem(400, 'The marker is not valid.');
  return { query: new URLSearchParams(text), offset: Number(offset) };
}

function count(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw flowsProblem(400, `${name} must be a whole number from 1 to ${most}.`);
  return value;
}

/** One page of a list, sized by the query parameter `size`. */
export function pageOf<T>(
  all: readonly T[],
  cursor: Cursor,
  size: 'per_page' | 'limit',
  otherwise: number,
): Page<T> {
  const limit = count(cursor.query, size, otherwise, 100);
  const start = cursor.offset + (count(cursor.query, 'page', 1, Number.MAX_SAFE_INTEGER) - 1) * limit;
  const query = new URLSearchParams(cursor.query);
  query.delete('page');
  const end = start + limit;
  const more = end < all.length;
  return {
    items: all.slice(start, end),
    limit,
    has_next_page: more,
    marker: more ? Buffer.from(`${end}|${query}`).toString('base64url') : null,
  };
}

/** The values of a parameter that may be repeated or be a comma list; undefined if it is absent. */
export function listParameter(query: URLSearchParams, name: string): string[] | undefined {
  if (!query.has(name)) return undefined;
  return query.getAll(name).flatMap(list =>
    list
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== ''),
  );
}

/** Sorts by `orderby` (`FIELD ASC|DESC`, a comma list or repeated). Throws 400 for what cannot be sorted by. */
export function orderBy<T>(
  items: readonly T[],
  query: URLSearchParams,
  otherwise: string,
  fields: Readonly<Record<string, (item: T) => string>>,
): T[] {
  const order = (listParameter(query, 'orderby') ?? [otherwise]).map(text => {
    const [name = '', direction = 'ASC'] = text.split(/[\s:]+/);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined || !/^(asc|desc)$/i.test(direction))
      throw flowsProblem(400, `Cannot order by '${text}'. Fields: ${Object.keys(fields).join(', ')}.`);
    return { field, sign: /^desc$/i.test(direction) ? -1 : 1 };
  });
  return [...items].sort((a, b) => {
    for (const { field, sign } of order) {
      const [x, y] = [field(a), field(b)];
      if (x !== y) return x < y ? -sign : sign;
    }
    return 0;
  });
}
