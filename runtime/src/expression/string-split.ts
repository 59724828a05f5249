/** `text.split(separator, most)`, or `rsplit` where the splits are counted from the end. */
export function split(text: string, separator: string, most: number, fromEnd: boolean): string[] {
  const pieces = text.split(separator);
  const extra = pieces.length - 1 - most;
  if (extra <= 0) return pieces;
  return fromEnd
    ? [pieces.slice(0, extra + 1).join(separator), ...pieces.slice(extra + 1)]
    : [...pieces.slice(0, most), pieces.slice(most).join(separator)];
}

/** The same at runs of white space, which count as one; the rest keeps its own. */
export function splitWords(text: string, most: number, fromEnd: boolean): string[] {
  const words = [...text.matchAll(/[^\s\x85]+/g)];
  if (words.length - 1 <= most) return words.map(w => w[0]);
  if (fromEnd) {
    const kept = words.slice(words.length - most);
    const rest = text.slice(0, kept[0]?.index ?? text.length);
    return [rest.trim(), ...kept.map(w => w[0])];
  }
  const rest = text.slice(words[most]?.index ?? text.length);
  return [...words.slice(0, most).map(w => w[0]), rest.trimEnd()];
}

/** At line ends of every kind that Python knows; a line end at the end does not begin another line. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines = text.match(/[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|[\s\S]+$/g) ?? [];
  return keepEnds ? lines : lines.map(l => l.replace(/(?:\r\n|[\n\r\v\f\x85\u2028\u2029])$/, ''));
}
