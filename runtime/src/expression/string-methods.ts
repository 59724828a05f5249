import { type Args, callable, intArg, notSimulated, textArg } from './arguments.ts';
import { iterate } from './compare.ts';
import { ExpressionError } from './error.ts';
import { MAX_WIDTH } from './format-spec.ts';
import { clampSlice } from './slice.ts';
import { split, splitLines, splitWords } from './string-split.ts';
import { typeName } from './type-name.ts';
import { type Callable, List, Opaque, Tuple, type Value } from './value.ts';

type Method = (text: string, args: Args, name: string) => Value;

interface Signature {
  parameters: readonly string[];
  required: number;
  keywords: readonly string[];
  method: Method;
}

/** The method of a string, bound to it; undefined where strings have none of that name. */
export function stringMethod(text: string, name: string): Callable | undefined {
  const found = METHODS.get(name);
  if (found) {
    return callable(name, found.parameters, found.required, found.keywords, args =>
      found.method(text, args, name),
    );
  }
  return NOT_SIMULATED.has(name) ? notSimulated(name, 'strings') : undefined;
}

const NOT_SIMULATED = new Set(['expandtabs', 'isidentifier', 'isprintable', 'maketrans', 'translate']);

const signature = (
  method: Method,
  required = 0,
  parameters: string[] = [],
  keywords: string[] = [],
): Signature => ({
  method,
  required,
  parameters,
  keywords,
});

const RANGE = ['sub', 'start', 'end'];
const SPLIT = ['sep', 'maxsplit'];

const METHODS = new Map<string, Signature>([
  ['upper', signature(t => t.toUpperCase())],
  ['lower', signature(t => t.toLowerCase())],
  ['casefold', signature(t => t.toUpperCase().toLowerCase())],
  [
    'swapcase',
    signature(t => [...t].map(c => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('')),
  ],
  ['capitalize', signature(t => capital([...t]))],
  ['title', signature(t => t.replace(/\p{L}+/gu, word => capital([...word])))],
  ['strip', signature((t, a, n) => stripped(t, a[0], n, true, true), 0, ['chars'])],
  ['lstrip', signature((t, a, n) => stripped(t, a[0], n, true, false), 0, ['chars'])],
  ['rstrip', signature((t, a, n) => stripped(t, a[0], n, false, true), 0, ['chars'])],
  ['split', signature((t, a, n) => parted(t, a, n, false), 0, SPLIT, SPLIT)],
  ['rsplit', signature((t, a, n) => parted(t, a, n, true), 0, SPLIT, SPLIT)],
  ['splitlines', signature((t, a) => List.of(splitLines(t, a[0] === true)), 0, ['keepends'], ['keepends'])],
  ['partition', signature((t, a, n) => partition(t, textArg(n, a[0]), false), 1, ['sep'])],
  ['rpartition', signature((t, a, n) => partition(t, textArg(n, a[0]), true), 1, ['sep'])],
  ['join', signature((t, a) => joined(t, a[0] ?? null), 1, ['iterable'])],
  ['replace', signature((t, a, n) => replaced(t, a, n), 2, ['old', 'new', 'count'])],
  [
    'startswith',
    signature((t, a, n) => affix(t, a, n, (s, x) => s.startsWith(x)), 1, ['prefix', 'start', 'end']),
  ],
  [
    'endswith',
    signature((t, a, n) => affix(t, a, n, (s, x) => s.endsWith(x)), 1, ['suffix', 'start', 'end']),
  ],
  ['removeprefix', signature((t, a, n) => without(t, textArg(n, a[0]), true), 1, ['prefix'])],
  ['removesuffix', signature((t, a, n) => without(t, textArg(n, a[0]), false), 1, ['suffix'])],
  ['find', signature((t, a, n) => BigInt(find(t, a, n, false)), 1, RANGE)],
  ['rfind', signature((t, a, n) => BigInt(find(t, a, n, true)), 1, RANGE)],
  ['index', signature((t, a, n) => required(find(t, a, n, false)), 1, RANGE)],
  ['rindex', signature((t, a, n) => required(find(t, a, n, true)), 1, RANGE)],
  ['count', signature((t, a, n) => count(t, a, n), 1, RANGE)],
  ['zfill', signature((t, a, n) => filled(t, a, n), 1, ['width'])],
  [
    'center',
    signature((t, a, n) => padded(t, a, n, (missing, width) => (missing >> 1) + (missing & width & 1)), 1, [
      'width',
      'fillchar',
    ]),
  ],
  ['ljust', signature((t, a, n) => padded(t, a, n, () => 0), 1, ['width', 'fillchar'])],
  ['rjust', signature((t, a, n) => padded(t, a, n, missing => missing), 1, ['width', 'fillchar'])],
  ['encode', signature(t => encoded(t), 0, ['encoding', 'errors'], ['encoding', 'errors'])],
  ['isalnum', signature(t => /^[\p{L}\p{N}]+$/u.test(t))],
  ['isalpha', signature(t => /^\p{L}+$/u.test(t))],
  ['isascii', signature(t => [...t].every(c => c <= '\x7f'))],
  ['isdecimal', signature(t => /^\p{Nd}+$/u.test(t))],
  ['isdigit', signature(t => /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+$/u.test(t))],
  ['isnumeric', signature(t => /^\p{N}+$/u.test(t))],
  ['isspace', signature(t => /^[\s\x85]+$/.test(t))],
  ['islower', signature(t => t === t.toLowerCase() && t !== t.toUpperCase())],
  ['isupper', signature(t => t === t.toUpperCase() && t !== t.toLowerCase())],
  [
    'istitle',
    signature(t => t !== t.toUpperCase().toLowerCase() && t === t.replace(/\p{L}+/gu, w => capital([...w]))),
  ],
]);

function capital([first = '', ...rest]: string[]): string {
  return first.toUpperCase() + rest.join('').toLowerCase();
}

function stripped(
  text: string,
  chars: Value | undefined,
  name: string,
  start: boolean,
  end: boolean,
): string {
  const points = [...text];
  const drop = chars === undefined || chars === null ? undefined : new Set(textArg(name, chars));
  const drops = (c: string | undefined) => c !== undefined && (drop ? drop.has(c) : /[\s\x85]/.test(c));
  let [from, to] = [0, points.length];
  while (start && from < to && drops(points[from])) from++;
  while (end && to > from && drops(points[to - 1])) to--;
  return points.slice(from, to).join('');
}

function parted(text: string, args: Args, name: string, fromEnd: boolean): List {
  const limit = intArg(name, args[1], -1);
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const separator = args[0];
  if (separator === undefined || separator === null) return List.of(splitWords(text, most, fromEnd));
  const by = textArg(name, separator);
  if (by === '') throw new ExpressionError('ValueError', 'empty separator');
  return List.of(split(text, by, most, fromEnd));
}

function partition(text: string, separator: string, last: boolean): Tuple {
  if (separator === '') throw new ExpressionError('ValueError', 'empty separator');
  const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
  if (at === -1) return new Tuple(last ? ['', '', text] : [text, '', '']);
  return new Tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

function joined(separator: string, iterable: Value): string {
  const pieces = iterate(iterable).map((item, i) => {
    if (typeof item === 'string') return item;
    throw new ExpressionError(
      'TypeError',
      `sequence item ${i}: expected str instance, ${typeName(item)} found`,
    );
  });
  const length = pieces.reduce((sum, p) => sum + p.length + separator.length, 0);
  withinMemory(length);
  return pieces.join(separator);
}

function replaced(text: string, args: Args, name: string): string {
  const [from, to] = [textArg(name, args[0]), textArg(name, args[1])];
  const limit = intArg(name, args[2], -1);
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const pieces = from === '' ? ['', ...text, ''] : text.split(from);
  const times = Math.min(most, pieces.length - 1);
  withinMemory(text.length + times * to.length);
  return (
    pieces
      .slice(0, times)
      .map(p => p + to)
      .join('') + pieces.slice(times).join(from)
  );
}

function withinMemory(length: number): void {
  if (length > 10_000_000)
    throw new ExpressionError('NotSimulated', 'the workbench does not make strings that long');
}

function without(text: string, affixText: string, prefix: boolean): string {
  if (affixText === '') return text;
  if (prefix) return text.startsWith(affixText) ? text.slice(affixText.length) : text;
  return text.endsWith(affixText) ? text.slice(0, -affixText.length) : text;
}

/** The part of a text from `start` to `end`, in code points, with where it begins. */
function part(text: string, args: Args, name: string): { points: string[]; from: number } | undefined {
  const points = [...text];
  const from = clampSlice(intArg(name, args[1], 0), points.length);
  const to = clampSlice(intArg(name, args[2], points.length), points.length);
  const start = intArg(name, args[1], 0);
  return start > points.length ? undefined : { points: points.slice(from, to), from };
}

function affix(
  text: string,
  args: Args,
  name: string,
  test: (text: string, affixText: string) => boolean,
): boolean {
  const within = part(text, args, name);
  const wanted = args[0] instanceof Tuple ? args[0].items : [args[0]];
  const texts = wanted.map(w => textArg(name, w));
  return within !== undefined && texts.some(w => test(within.points.join(''), w));
}

function find(text: string, args: Args, name: string, last: boolean): number {
  const wanted = textArg(name, args[0]);
  const within = part(text, args, name);
  if (!within) return -1;
  const inner = within.points.join('');
  const at = last ? inner.lastIndexOf(wanted) : inner.indexOf(wanted);
  return at === -1 ? -1 : within.from + [...inner.slice(0, at)].length;
}

function required(at: number): bigint {
  if (at === -1) throw new ExpressionError('ValueError', 'substring not found');
  return BigInt(at);
}

function count(text: string, args: Args, name: string): bigint {
  const wanted = textArg(name, args[0]);
  const within = part(text, args, name);
  if (!within) return 0n;
  return BigInt(wanted === '' ? within.points.length + 1 : within.points.join('').split(wanted).length - 1);
}

function widthOf(args: Args, name: string): number {
  const width = intArg(name, args[0], 0);
  if (width > MAX_WIDTH)
    throw new ExpressionError('NotSimulated', 'the workbench does not make strings that wide');
  return width;
}

function filled(text: string, args: Args, name: string): string {
  const missing = Math.max(0, widthOf(args, name) - [...text].length);
  const signed = /^[-+]/.test(text) ? 1 : 0;
  return text.slice(0, signed) + '0'.repeat(missing) + text.slice(signed);
}

function padded(
  text: string,
  args: Args,
  name: string,
  left: (missing: number, width: number) => number,
): string {
  const width = widthOf(args, name);
  const fill = args[1] === undefined ? ' ' : textArg(name, args[1]);
  if ([...fill].length !== 1) {
    throw new ExpressionError('TypeError', 'The fill character must be exactly one character long');
  }
  const missing = Math.max(0, width - [...text].length);
  const before = left(missing, width);
  return fill.repeat(before) + text + fill.repeat(missing - before);
}

function encoded(text: string): Opaque {
  return new Opaque('bytes', `b'${text}'`);
}
