import type { Expression, FormatPart } from './tree.ts';

const ESCAPES = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(text: string, quote: string): string {
  return [...text].map(c => (c === quote ? `\\${c}` : (ESCAPES.get(c) ?? control(c)))).join('');
}

function control(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 32 || code === 127) return `\\x${code.toString(16).padStart(2, '0')}`;
  // Half a character cannot be written as itself.
  return code >= 0xd800 && code <= 0xdfff ? `\\u${code.toString(16)}` : char;
}

/** A string literal, in single quotes unless the text has them and no double ones. */
export function printString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + escaped(text, quote) + quote;
}

const QUOTES = ["'", '"', "'''", '"""'];

/** An f-string, in quotes that its fields do not use: inside a field they would end it. */
export function printFormat(parts: readonly FormatPart[], print: (value: Expression) => string): string {
  const fields = parts.map(part => (typeof part === 'string' ? part : field(part, print)));
  const inner = parts.flatMap((part, i) => (typeof part === 'string' ? [] : (fields[i] ?? [])));
  const quote = QUOTES.find(q => !inner.some(f => f.includes(q))) ?? '"""';
  const text = parts.map((part, i) =>
    typeof part === 'string' ? escaped(part, quote.charAt(0)).replace(/[{}]/g, '$&$&') : fields[i],
  );
  return `f${quote}${text.join('')}${quote}`;
}

function field(part: Exclude<FormatPart, string>, print: (value: Expression) => string): string {
  const value = print(part.value);
  const conversion = part.conversion === undefined ? '' : `!${part.conversion}`;
  const spec = part.spec?.map(p => (typeof p === 'string' ? p : field(p, print))).join('');
  // Two opening braces in a row would be one brace of text.
  return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec === undefined ? '' : `:${spec}`}}`;
}
