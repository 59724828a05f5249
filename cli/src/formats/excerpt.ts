import type { Range } from '../../../language/src/index.ts';
import { printable } from './words.ts';

/** Of a longer line only what is around the finding is shown. In UTF-16 code units. */
const WIDTH = 76;
const BEFORE = 24;

export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The line that a range begins on, with its number, and a line of carets under what the range covers of it. */
export function excerpt(lines: readonly string[], { start, end }: Range): { line: string; marks: string } {
  const whole = lines[start.line] ?? '';
  const from =
    whole.length <= WIDTH ? 0 : cut(whole, Math.min(start.character - BEFORE, whole.length - WIDTH));
  const to = cut(whole, from + WIDTH);
  const last = Math.min(end.line === start.line ? end.character : whole.length, to);
  const number = String(start.line + 1);
  const head = from > 0 ? '…' : '';
  const tail = to < whole.length ? '…' : '';
  const before = head + shown(whole.slice(from, start.character));
  const marked = shown(whole.slice(start.character, last));
  return {
    line: `  ${number} | ${head}${shown(whole.slice(from, to))}${tail}`.trimEnd(),
    marks: `  ${' '.repeat(number.length)} | ${' '.repeat(columns(before))}${'^'.repeat(Math.max(1, columns(marked)))}`,
  };
}

/** The place to cut a line at, within it, and not inside of a surrogate pair. */
function cut(line: string, at: number): number {
  const inside = Math.max(0, Math.min(at, line.length));
  return /[\udc00-\udfff]/.test(line.charAt(inside)) ? inside - 1 : inside;
}

function shown(part: string): string {
  return printable(part.replaceAll('\t', ' '));
}

const NO_COLUMN = /\p{Mark}|[\u200b-\u200d]/u;
const TWO_COLUMNS =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) count += NO_COLUMN.test(character) ? 0 : TWO_COLUMNS.test(character) ? 2 : 1;
  return count;
}
