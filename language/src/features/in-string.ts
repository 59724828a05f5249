import type { Span } from '../json/text.ts';

/** Which UTF-16 code unit of a string's value stands at an offset of the text: an escape counts as one. */
export function indexInString(text: string, node: Span, offset: number): number {
  const end = Math.min(offset, node.offset + node.length - 1);
  let index = 0;
  for (let at = node.offset + 1; at < end; index++) {
    const length = text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
    at += length;
    // Inside of an escape the character that it stands for counts.
    if (at > end) return index;
  }
  return index;
}

/** The index of the last stretch that has the code unit at `index` in it; at the very end the one that ends there. */
export function lastAround(spans: readonly Span[], index: number): number {
  const inside = spans.findLastIndex(({ offset, length }) => offset <= index && index < offset + length);
  return inside >= 0 ? inside : spans.findLastIndex(({ offset, length }) => offset + length === index);
}

/** Where code units of a string's value stand in the text. It must be asked for ascending ones. */
export function offsetsInString(text: string, node: Span): (index: number) => number {
  const end = node.offset + node.length - 1;
  let at = node.offset + 1;
  let reached = 0;
  return index => {
    for (; reached < index && at < end; reached++) at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
    return Math.min(at, end);
  };
}
