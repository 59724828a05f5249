import { createScanner } from 'jsonc-parser';

// SyntaxKind of jsonc-parser is a const enum, which cannot be read from outside.
const COMMENTS: readonly number[] = [12, 13];
const END = 17;

/** A text with blanks in the place of its comments: all else stays where it is. */
export function withoutComments(text: string): string {
  const scanner = createScanner(text);
  const parts: string[] = [];
  let from = 0;
  for (let kind: number = scanner.scan(); kind !== END; kind = scanner.scan()) {
    if (!COMMENTS.includes(kind)) continue;
    const start = scanner.getTokenOffset();
    const end = scanner.getPosition();
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
