import type { Span } from './text.ts';

/**
 * Where a stretch of a string's value stands in the text: escapes (`\"`, `\u0041`) take more room there
 * than in the value. `from` and `to` are UTF-16 code units of the decoded value.
 */
export function spanInString(text: string, node: Span, from: number, to: number): Span {
  const start = sourceOffset(text, node, from);
  return { offset: start, length: sourceOffset(text, node, to) - start };
}

function sourceOffset(text: string, node: Span, index: number): number {
  const end = node.offset + node.length - 1;
  let at = node.offset + 1;
  for (let i = 0; i < index && at < end; i++) at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  return Math.min(at, end);
}
