/** The list in order of a number. It is a copy as long as it has to be, for one that grew has room to spare. */
export function inOrder<T>(items: readonly T[], of: (item: T) => number): T[] {
  for (let i = 1; i < items.length; i++)
    if (compare(items[i - 1], items[i], of) > 0) return items.toSorted((a, b) => of(a) - of(b));
  return items.slice();
}

function compare<T>(a: T | undefined, b: T | undefined, of: (item: T) => number): number {
  return a === undefined || b === undefined ? 0 : of(a) - of(b);
}
