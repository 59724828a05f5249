import type { Json, JsonObject } from '../json.ts';
import { transferError } from './errors.ts';
import { globMatches } from './globs.ts';

/** How a folder is listed: everything as in the query of `ls`. */
export interface Listing {
  readonly showHidden: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly orderby: readonly { field: string; descending: boolean }[];
  readonly filter: readonly { field: string; accepts(value: string): boolean }[];
}

const fields = ['name', 'type', 'size', 'last_modified', 'permissions', 'user', 'group'];

export const maximumFiles = 100_000;

/** `name ASC,size DESC`; a folder lists its folders first unless asked otherwise. */
export function readOrder(text: string | undefined, resource: string): Listing['orderby'] {
  return (text ?? 'type,name').split(',').map(part => {
    const [field = '', direction = 'ASC'] = part.trim().split(/\s+/);
    if (!fields.includes(field) || !/^(asc|desc)$/i.test(direction))
      throw transferError(400, 'ClientError.BadRequest', `Invalid orderby '${part.trim()}'`, resource);
    return { field, descending: /^desc$/i.test(direction) };
  });
}

/** `type:file/name:~*.h5,!~*.tmp`: clauses joined by `/`; `~` begins a pattern, `!` turns a value round. */
export function readFilter(text: string | undefined, resource: string): Listing['filter'] {
  if (text === undefined || text === '') return [];
  return text.split('/').map(clause => {
    const colon = clause.indexOf(':');
    const field = clause.slice(0, Math.max(colon, 0));
    if (!['name', 'type', 'user', 'group', 'permissions'].includes(field))
      throw transferError(
        400,
        'ClientError.BadRequest',
        `The sandbox cannot filter by '${clause}'`,
        resource,
      );
    const values = clause.slice(colon + 1).split(',');
    const accepts = (value: string) =>
      values.some(one => {
        const negated = one.startsWith('!');
        const pattern = one.slice(negated ? 1 : 0).replace(/^=/, '');
        const fits = pattern.startsWith('~') ? globMatches(pattern.slice(1), value) : pattern === value;
        return fits !== negated;
      });
    return { field, accepts };
  });
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

export function selectFiles(
  files: readonly JsonObject[],
  listing: Listing,
): { total: number; page: JsonObject[] } {
  const chosen = files.filter(
    file =>
      (listing.showHidden || !String(file.name).startsWith('.')) &&
      listing.filter.every(clause => clause.accepts(String(file[clause.field]))),
  );
  chosen.sort((a, b) => {
    for (const { field, descending } of listing.orderby) {
      const order = compare(a[field], b[field]);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return { total: chosen.length, page: chosen.slice(listing.offset, listing.offset + listing.limit) };
}
