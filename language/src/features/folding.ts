import { LineIndex } from '../json/text.ts';

/** Lines of a document that can be hidden behind the first of them; both count from 0. */
export interface Fold {
  start: number;
  end: number;
}

/** What stands in brackets over several lines, outer ones first; the closing bracket stays to be seen. In broken text too. */
export function folds(text: string): Fold[] {
  const lines = new LineIndex(text);
  const open: { at: number; index: number }[] = [];
  const found: (Fold | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        break;
      case 0x5b:
      case 0x7b:
        open.push({ at, index: found.length });
        found.push(undefined);
        break;
      case 0x5d:
      case 0x7d: {
        const bracket = open.pop();
        if (!bracket) break;
        const start = lines.position(bracket.at).line;
        const end = lines.position(at).line - 1;
        if (end > start) found[bracket.index] = { start, end };
      }
    }
  }
  return found.filter(fold => fold !== undefined);
}

/** The last character of a string that begins there; one that nobody closed ends with its line. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x0a || code === 0x0d) return at;
    if (code === 0x5c) at++;
  }
  return at;
}
