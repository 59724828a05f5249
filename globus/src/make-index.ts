import type { Globus } from './api.ts';
import type { SearchIndex } from './search.ts';

/**
 * Makes a search index. Done again after an interruption it takes the one that was made: the caller's own of this name, of
 * which the service would make another.
 */
export async function makeIndex(
  { search }: Globus,
  index: Pick<SearchIndex, 'display_name' | 'description'>,
  signal?: AbortSignal,
): Promise<SearchIndex> {
  const own = (await search.indexes(signal)).find(
    one => isOwn(one) && one.display_name === index.display_name,
  );
  return own ?? search.createIndex(index, signal);
}

/** Whether the caller owns an index, and has not deleted it: such a one is listed for some days still. */
export function isOwn({ permissions, status }: SearchIndex): boolean {
  return permissions.includes('owner') && status !== 'delete-pending';
}
