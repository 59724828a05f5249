import { fieldsOf, textOf } from './json.ts';

/** The most entries that the services give for one request. */
export const pageSize = 100;

/**
 * Every item of a list that comes in pages with markers (reference 2.3), or the first `most` of them. `fetchPage` gets
 * null for the first page.
 */
export async function allPages<T>(
  fetchPage: (marker: string | null) => Promise<unknown>,
  itemsOfPage: (page: Record<string, unknown>) => T[],
  most = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let marker: string | null = null;
  do {
    const page = fieldsOf(await fetchPage(marker));
    items.push(...itemsOfPage(page));
    if (items.length >= most) return items.slice(0, most);
    marker = nextMarker(page);
    if (marker !== null && seen.has(marker)) return items; // a marker that comes again would never end
    if (marker !== null) seen.add(marker);
  } while (marker !== null);
  return items;
}

/** The marker of the next page; null on the last one. */
export function nextMarker(page: Record<string, unknown>): string | null {
  return page.has_next_page === false ? null : (textOf(page.marker) ?? null);
}
