import type { Edit } from '../../language/src/index.ts';

/** One replacement that leaves out the beginning and the end that both texts share; undefined for equal texts. */
export function smallestEdit(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    span: { offset: start, length: before.length - tail - start },
    newText: after.slice(start, after.length - tail),
  };
}
