import { printDottedPath } from '../../expression/dotted-path.ts';
import { printString } from '../../expression/print-string.ts';
import { isIdentifier } from '../../expression/words.ts';
import { spanInString } from '../../json/string.ts';
import type { Edit, Span } from '../../json/text.ts';
import { printPath, printReference } from '../../path/print.ts';

/** How a name stands in a string. */
export type Notation =
  /** By itself: a key, or a string that is a name. */
  | 'plain'
  /** A step of a JSONPath: `.a` or `['a']`; `quoted-path`: in back-quotes in an expression. */
  | 'path'
  | 'quoted-path'
  /** In an expression: `a`, the `a` of `x.a`, the `'a'` of `x['a']` and that of `x.get('a')`. */
  | 'name'
  | 'attribute'
  | 'subscript'
  | 'constant'
  /** A part of `'x.a'`, as `is_present` takes it. */
  | 'dotted';

/** A name that is written out in a JSON string. */
export interface Written {
  name: string;
  /** The string, in the text of its unit. */
  node: Span;
  /** Its value. */
  value: string;
  /** The name in that value, with the dot, the brackets or the quotes that belong to it. */
  at: Span;
  notation: Notation;
}

/** The name alone, in the text of the unit. */
export function nameSpan(text: string, { node, value, at, name, notation }: Written): Span {
  const inside = notation === 'plain' ? 0 : value.slice(at.offset, at.offset + at.length).indexOf(name);
  const from = at.offset + Math.max(0, inside);
  const to = inside < 0 ? at.offset + at.length : from + name.length;
  return spanInString(text, node, from, to);
}

/** Writes another name in place of that one; undefined where it cannot be written there. */
export function rewrite(text: string, written: Written, name: string): Edit | undefined {
  const change = REWRITE[written.notation](written, name);
  if (!change) return undefined;
  const { from, to, newText } = change;
  return {
    span: spanInString(text, written.node, from, to),
    newText: JSON.stringify(newText).slice(1, -1),
  };
}

interface Change {
  from: number;
  to: number;
  newText: string;
}

const REWRITE: Readonly<Record<Notation, (written: Written, name: string) => Change | undefined>> = {
  plain: ({ at }, name) => replace(at, name),
  path: inPath,
  'quoted-path': inQuotedPath,
  name: ({ at }, name) => replace(at, printReference([name])),
  attribute: inAttribute,
  subscript: inSubscript,
  constant: ({ at, value }, name) => replace(at, literalLike(sliceOf(value, at), name)),
  dotted: ({ at }, name) =>
    replace(at, /['"\\]/.test(name) || printDottedPath(['a', name]) === undefined ? undefined : name),
};

function replace({ offset, length }: Span, newText: string | undefined): Change | undefined {
  return newText === undefined ? undefined : { from: offset, to: offset + length, newText };
}

/** Brackets stay where they are the writer's choice; those that only the old name needed go. */
function inPath({ at, value, name: old }: Written, name: string): Change | undefined {
  const step = sliceOf(value, at);
  if (step.startsWith('.')) return replace(at, printPath([name]).slice(1));
  const [, open, quote, close] = /^(\[\s*)(['"]).*\2(\s*\])$/s.exec(step) ?? [];
  if (open === undefined || quote === undefined || close === undefined) return undefined;
  if (isPlainStep(name) && !isPlainStep(old)) return replace(at, `.${name}`);
  const escaped = name.replace(/[\\'"]/g, c => (c === '\\' || c === quote ? `\\${c}` : c));
  return replace(at, open + quote + escaped + quote + close);
}

function isPlainStep(name: string): boolean {
  return printPath([name]) === `$.${name}`;
}

function inQuotedPath(written: Written, name: string): Change | undefined {
  const { at, value, name: old } = written;
  const end = at.offset + at.length;
  const whole = value.slice(at.offset - 2, at.offset) === '`$' && value[end] === '`';
  // A property whose name is no Python name begins a back-quoted path; one whose name is needs none.
  if (whole && isIdentifier(name) && !isIdentifier(old))
    return { from: at.offset - 2, to: end + 1, newText: name };
  const change = inPath(written, name);
  return change?.newText.includes('`') ? undefined : change;
}

function inAttribute({ at, value }: Written, name: string): Change | undefined {
  const step = memberStep(name);
  if (step?.startsWith('.')) return replace(at, name);
  const dot = value.lastIndexOf('.', at.offset);
  return step === undefined ? undefined : { from: dot, to: at.offset + at.length, newText: step };
}

function inSubscript({ at, value, name: old }: Written, name: string): Change | undefined {
  const step = memberStep(name);
  const open = /\[\s*$/.exec(value.slice(0, at.offset));
  const close = /^\s*\]/.exec(value.slice(at.offset + at.length));
  const needed = !memberStep(old)?.startsWith('.');
  if (open && close && needed && step?.startsWith('.'))
    return { from: open.index, to: at.offset + at.length + close[0].length, newText: step };
  return replace(at, literalLike(sliceOf(value, at), name));
}

/** `.name` or `['na me']`: a member of a value, as an expression says it. */
function memberStep(name: string): string | undefined {
  return printReference(['a', name])?.slice(1);
}

/** A string literal, in the quotes of another one where that is possible. */
function literalLike(literal: string, name: string): string {
  const printed = printString(name);
  return literal.startsWith('"') && printed === `'${name}'` ? `"${name}"` : printed;
}

function sliceOf(value: string, { offset, length }: Span): string {
  return value.slice(offset, offset + length);
}
