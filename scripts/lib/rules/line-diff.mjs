/** What changes between two texts, line by line, as a unified diff without its head; lines of blanks are left out. */
export function lineDiff(before, after) {
  const [old, now] = [before, after].map(text => text.split('\n').filter(line => line.trim() !== ''));
  const kept = commonLines(old, now);
  const lines = [];
  let [from, to] = [0, 0];
  for (const [i, j] of [...kept, [old.length, now.length]]) {
    lines.push(...old.slice(from, i).map(line => `-${line}`), ...now.slice(to, j).map(line => `+${line}`));
    if (i < old.length) lines.push(` ${old[i]}`);
    [from, to] = [i + 1, j + 1];
  }
  return lines.join('\n');
}

/** The indexes of the longest row of lines that both have, in both. */
function commonLines(old, now) {
  const longest = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      longest[i][j] =
        old[i] === now[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const pairs = [];
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
