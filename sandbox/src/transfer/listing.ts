import type { JsonObject } from '../json.ts';
import { type Clause, choose, type Order, readFilter, readOrder } from './choosing.ts';

/** How a folder is listed: everything as in the query of `ls`. */
export interface Listing {
  readonly showHidden: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly orderby: readonly Order[];
  readonly filter: readonly Clause[];
}

export const maximumFiles = 100_000;

/** A folder lists its folders first unless asked otherwise. */
export function readFileOrder(text: string | undefined, resource: string): Listing['orderby'] {
  const fields = ['name', 'type', 'size', 'last_modified', 'permissions', 'user', 'group'];
  return readOrder(text, 'type,name', fields, resource);
}

export function readFileFilter(text: string | undefined, resource: string): Listing['filter'] {
  return readFilter(text, ['name', 'type', 'user', 'group', 'permissions'], [], resource);
}

export function selectFiles(
  files: readonly JsonObject[],
  { showHidden, offset, limit, filter, orderby }: Listing,
): { total: number; page: JsonObject[] } {
  const shown = files.filter(file => showHidden || !String(file.name).startsWith('.'));
  const chosen = choose(shown, (file, field) => file[field], filter, orderby);
  return { total: chosen.length, page: chosen.slice(offset, offset + limit) };
}
