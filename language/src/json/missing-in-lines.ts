import type { Missing } from './missing.ts';

/** Longer lines are left as they are, and no more than some are looked at: each is tried at every word. */
const LONGEST_LINE = 1000;
const MOST_LINES = 50;

const ESCAPE = /\\./g;
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/y;
/** Where a string may begin or end. */
const PLACES = /\b|(?<=[\s:,[])(?=\S)|(?=[,:}\]])|$/g;
const STRING = /"(?:[^"\\]|\\.)*"/g;

/**
 * The quotes and colons that lines lack, in order. A string never goes beyond its line, so a line with an odd number of
 * quotes lacks one; it is missing where it puts the line in order.
 */
export function missingInLines(text: string): Missing[] {
  const found: Missing[] = [];
  let looked = 0;
  let from = 0;
  for (const line of text.split('\n')) {
    if (line.length <= LONGEST_LINE && looked < MOST_LINES && line.includes('"')) {
      const odd = isOdd(line);
      const missing = odd ? quoteOf(line) : colonOf(line);
      if (odd || missing) looked++;
      if (missing) found.push({ ...missing, at: from + missing.at });
    }
    from += line.length + 1;
  }
  return found;
}

function isOdd(line: string): boolean {
  return line.replace(ESCAPE, '').split('"').length % 2 === 0;
}

function quoteOf(line: string): Missing | undefined {
  const last = line.trimEnd().length;
  let second: number | undefined;
  for (const { index } of line.matchAll(PLACES)) {
    const at = Math.min(index, last);
    const whole = `${line.slice(0, at)}"${line.slice(at)}`;
    if (!isInOrder(whole)) continue;
    if (closesItsOwn(whole)) return { at, character: '"' };
    second ??= at;
  }
  return second === undefined ? undefined : { at: second, character: '"' };
}

/** Whatever is closed behind a value was opened in the same line: rather than a bracket, the quote stands elsewhere. */
function closesItsOwn(line: string): boolean {
  let open = 0;
  for (const token of line
    .replace(STRING, '""')
    .trimStart()
    .replace(/^[\]}]+/, '')
    .match(/[[{}\]]/g) ?? []) {
    open += token === '[' || token === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return true;
}

/** Between a name and the bracket of its value. */
function colonOf(line: string): Missing | undefined {
  for (const { 0: string, index } of line.matchAll(STRING)) {
    const at = index + string.length;
    if (!/^[[{]/.test(line.slice(at).trimStart())) continue;
    return isInOrder(`${line.slice(0, at)}:${line.slice(at)}`) ? { at, character: ':' } : undefined;
  }
  return undefined;
}

/** The line has tokens of JSON only, and names, values and what stands between them take turns. */
function isInOrder(line: string): boolean {
  let before = '';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < line.length) {
    const [token] = TOKEN.exec(line) ?? [];
    if (token === undefined) return false;
    if (token.trim() === '') continue;
    if (!follows(before, token)) return false;
    before = token;
  }
  return true;
}

function follows(before: string, token: string): boolean {
  const afterValue = isScalar(before) || before === '}' || before === ']';
  if (isScalar(token) || token === '{' || token === '[') return !afterValue;
  if (token === ':') return before.startsWith('"') || before === '';
  return token === ',' ? afterValue || before === '' : before !== ':';
}

const isScalar = (token: string): boolean => token !== '' && !'{}[],:'.includes(token);
