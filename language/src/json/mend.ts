import type { Missing } from './missing.ts';
import { missingBrackets } from './missing-brackets.ts';
import { missingInLines } from './missing-in-lines.ts';
import { applyEdits, type Span } from './text.ts';
import type { JsonNode } from './tree.ts';

/**
 * What a text that is not strict JSON most likely lacks, in order: quotes and colons by the line that they put in order,
 * brackets by the indentation. A reader that knows of them sees what was meant behind them, too.
 */
export function missingIn(text: string): Missing[] {
  const inLines = missingInLines(text);
  const brackets = missingBrackets(withMissing(text, inLines)).map(({ at, character }) => ({
    at: offsetBefore(at, inLines),
    character,
  }));
  return [...inLines, ...brackets].sort((a, b) => a.at - b.at);
}

/** The text with all of it in its place. */
export function withMissing(text: string, missing: readonly Missing[]): string {
  return applyEdits(
    text,
    missing.map(({ at, character }) => ({ span: { offset: at, length: 0 }, newText: character })),
  );
}

/** Of an offset in the text with what was missing, the one in the text without. */
function offsetBefore(offset: number, missing: readonly Missing[]): number {
  let count = 0;
  while (count < missing.length && (missing[count]?.at ?? 0) + count < offset) count++;
  return offset - count;
}

/** Lets a span of the text with what was missing stand in the text without. */
export function moveSpanBack(span: Span, missing: readonly Missing[]): void {
  const end = offsetBefore(span.offset + span.length, missing);
  span.offset = offsetBefore(span.offset, missing);
  span.length = end - span.offset;
}

/** The same of a tree. */
export function moveTreeBack(root: JsonNode, missing: readonly Missing[]): void {
  moveSpanBack(root, missing);
  for (const member of root.members) {
    moveSpanBack(member, missing);
    if (member.value) moveTreeBack(member.value, missing);
  }
  for (const element of root.elements) moveTreeBack(element, missing);
}
