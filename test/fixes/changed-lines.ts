/** The lines that differ between two texts: those of the first with a `-`, those of the second with a `+`. */
export function changedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first++;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last++;
  const between = (lines: string[]) => lines.slice(first, lines.length - last).map(line => line.trimEnd());
  return [...between(old).map(line => `-${line}`), ...between(now).map(line => `+${line}`)]
    .filter(line => line.length > 1)
    .join('\n');
}
