import type { Missing } from './missing.ts';

/** A text that lacks more is something else; and it nests little deeper than it did. */
const MOST = 20;

/** A line that begins with a name and its colon. */
const NAME = /^"(?:[^"\\]|\\.)*"\s*:/;
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\]]/g;

/** A bracket that is open, and how far its line is indented: -1 where that tells nothing. */
interface Open {
  closer: '}' | ']';
  indent: number;
  line: number;
}

/**
 * The brackets that a text of several lines lacks, in order, as far as its indentation tells: what stands no deeper than
 * the line that opened a bracket is not inside of it, what stands deeper than a name without a value is its value, and
 * a name stands in an object. The first line may have lost its indentation.
 * None where the indentation tells something else than the brackets that are there.
 */
export function missingBrackets(text: string): Missing[] {
  const found: Missing[] = [];
  const open: Open[] = [];
  const lines = linesOf(text);
  for (const [i, line] of lines.entries()) {
    const closes = /^[}\]]/.test(line.content);
    for (let top = open.at(-1); top && isOver(top, line, closes); top = open.at(-1)) {
      const { content = '', end = 0 } = lines[i - 1] ?? {};
      // What was opened in the line before ends before its comma.
      const at = top.line === i - 1 && content.endsWith(',') ? end - 1 : end;
      found.push({ at, character: top.closer });
      open.pop();
    }
    const indent = i === 0 ? -1 : line.indent;
    if (NAME.test(line.content) && (i === 0 || open.at(-1)?.closer === ']')) {
      found.push({ at: i === 0 ? line.start : (lines[i - 1]?.end ?? 0), character: '{' });
      open.push({ closer: '}', indent: -1, line: i });
    }
    for (const { 0: token, index } of line.content.matchAll(TOKEN)) {
      if (token === '{' || token === '[') open.push({ closer: token === '{' ? '}' : ']', indent, line: i });
      else if (token === '}' || token === ']') {
        const top = open.at(-1);
        const value = valueIn(line);
        if (token === ']' && top?.closer === '}' && value !== undefined && value < index) {
          found.push({ at: line.start + value, character: '[' });
          continue;
        }
        open.pop();
        const misplaced = index === 0 && top !== undefined && top.indent >= 0 && top.indent !== line.indent;
        if (top?.closer !== token || misplaced) return [];
      }
    }
    const next = lines[i + 1];
    if (next && /"\s*:$/.test(line.content) && next.indent > line.indent) {
      const isObject = NAME.test(next.content);
      found.push({ at: line.end, character: isObject ? '{' : '[' });
      open.push({ closer: isObject ? '}' : ']', indent, line: i });
    }
  }
  return found.length > MOST ? [] : found;
}

/** The line stands outside of the bracket; the closer of it stands as deep as the line that opened it. */
function isOver({ closer, indent }: Open, line: Line, closes: boolean): boolean {
  if (indent < 0) return false;
  return closes && line.content.startsWith(closer) ? line.indent < indent : line.indent <= indent;
}

/** Where the value begins in a line that begins with a name. */
function valueIn({ content }: Line): number | undefined {
  const name = NAME.exec(content)?.[0];
  if (name === undefined) return undefined;
  const rest = content.slice(name.length);
  return content.length - rest.trimStart().length;
}

interface Line {
  indent: number;
  /** Without blanks around it; never empty. */
  content: string;
  /** Where the content begins and ends in the text. */
  start: number;
  end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const content = line.trim();
    const indent = line.length - line.trimStart().length;
    const start = from + indent;
    if (content !== '') lines.push({ indent, content, start, end: start + content.length });
    from += line.length + 1;
  }
  return lines;
}
