/** The list in order of a number; itself if it is so already, which most are. */
export function inOrder<T>(items: T[], of: (item: T) => number): T[] {
  for (let i = 1; i < items.length; i++)
    if (compare(items[i - 1], items[i], of) > 0) return items.toSorted((a, b) => of(a) - of(b));
  return items;
}

function compare<T>(a: T | undefined, b: T | undefined, of: (item: T) => number): number {
  return a === undefined || b === undefined ? 0 : of(a) - of(b);
}
