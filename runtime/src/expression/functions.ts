import { type Args, callable, intArg, textArg } from './arguments.ts';
import { iterate, lengthOf, numeric } from './compare.ts';
import { ExpressionError } from './error.ts';
import { pathSplit, walkPath } from './path-functions.ts';
import { repr, str } from './text.ts';
import { typeName } from './type-name.ts';
import { Callable, Dict, List, PySet, Tuple, type Value } from './value.ts';
import type { World } from './world.ts';

/** The functions of the service: simpleeval's own and those that the documentation of Flows names [D]. */
export function functionNamed(name: string, world: World): Callable | undefined {
  const found = FUNCTIONS.get(name);
  if (found) {
    const [parameters, required, keywords, call] = found;
    return callable(name, parameters, required, keywords, args => call(args, world));
  }
  return name === 'dict' ? new Callable('dict', dictOf) : undefined;
}

type Definition = readonly [string[], number, string[], (args: Args, world: World) => Value];

const FUNCTIONS = new Map<string, Definition>([
  ['pathsplit', [['path'], 1, [], ([path]) => List.of(pathSplit(textArg('pathsplit', path)))]],
  ['is_present', [['path'], 1, [], ([path], world) => walkPath(path ?? null, world) !== undefined]],
  [
    'getattr',
    [
      ['path', 'default'],
      1,
      ['default'],
      ([path, other = null], world) => {
        const found = walkPath(path ?? null, world);
        return found === undefined ? other : found;
      },
    ],
  ],
  [
    'len',
    [
      ['object'],
      1,
      [],
      ([value = null]) => {
        const length = lengthOf(value);
        if (length === undefined)
          throw new ExpressionError('TypeError', `object of type '${typeName(value)}' has no len()`);
        return BigInt(length);
      },
    ],
  ],
  ['str', [['object'], 0, ['object'], ([value = '']) => str(value)]],
  ['int', [['number', 'base'], 0, ['base'], ([value = 0n, base]) => int(value, base)]],
  ['float', [['number'], 0, [], ([value = 0n]) => float(value)]],
  ['list', [['iterable'], 0, [], ([items]) => List.of(items === undefined ? [] : [...iterate(items)])]],
  ['tuple', [['iterable'], 0, [], ([items]) => new Tuple(items === undefined ? [] : [...iterate(items)])]],
  ['set', [['iterable'], 0, [], ([items]) => new PySet(items === undefined ? [] : iterate(items))]],
  ['rand', [[], 0, [], (_, world) => world.random()]],
  [
    'randint',
    [['top'], 1, [], ([top], world) => BigInt(Math.floor(world.random() * intArg('randint', top, 0)))],
  ],
]);

function int(value: Value, base: Value | undefined): bigint {
  if (base !== undefined) return intInBase(textArg('int', value), intArg('int', base, 10));
  if (typeof value === 'string') return intInBase(value, 10);
  const number = numeric(value);
  if (typeof number === 'bigint') return number;
  if (number !== undefined && Number.isFinite(number)) return BigInt(Math.trunc(number));
  if (number !== undefined) {
    const type = Number.isNaN(number) ? 'ValueError' : 'OverflowError';
    throw new ExpressionError(type, `cannot convert float ${repr(value)} to integer`);
  }
  throw new ExpressionError(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

const PREFIXES = new Map([
  ['0x', 16],
  ['0o', 8],
  ['0b', 2],
]);

function intInBase(text: string, base: number): bigint {
  const match = /^([-+]?)(0[xXoObB])?_?([\p{Nd}a-zA-Z]+(?:_[\p{Nd}a-zA-Z]+)*)$/u.exec(text.trim());
  const prefix = match?.[2]?.toLowerCase();
  const named = PREFIXES.get(prefix ?? '');
  const radix = base === 0 ? (named ?? 10) : base;
  // `0b1` in base 16 is three digits, not a prefix.
  const digits = prefix !== undefined && named !== radix ? `${prefix}${match?.[3]}` : match?.[3];
  let result = 0n;
  for (const digit of digits?.replaceAll('_', '') ?? '-') {
    const value = Number.parseInt(digit, 36);
    if (Number.isNaN(value) || value >= radix || radix < 2) {
      throw new ExpressionError('ValueError', `invalid literal for int() with base ${base}: ${repr(text)}`);
    }
    result = result * BigInt(radix) + BigInt(value);
  }
  return match?.[1] === '-' ? -result : result;
}

function float(value: Value): number {
  if (typeof value === 'string') {
    const text = value.trim().replace(/(?<=\d)_(?=\d)/g, '');
    const special = /^([-+]?)(inf(?:inity)?|nan)$/i.exec(text);
    if (special)
      return (
        Number(`${special[1]}1`) * (/^n/i.test(special[2] ?? '') ? Number.NaN : Number.POSITIVE_INFINITY)
      );
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
    throw new ExpressionError('ValueError', `could not convert string to float: ${repr(value)}`);
  }
  const number = numeric(value);
  if (number !== undefined) return Number(number);
  throw new ExpressionError(
    'TypeError',
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

function dictOf(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Dict {
  const result = Dict.empty();
  const [from] = args;
  if (args.length > 1)
    throw new ExpressionError('TypeError', `dict expected at most 1 argument, got ${args.length}`);
  if (from !== undefined) update(result, from);
  for (const [key, value] of keywords) result.set(key, value);
  return result;
}

/** Adds the members of a dict, or of a sequence of pairs. */
export function update(result: Dict, from: Value): void {
  if (from instanceof Dict) {
    for (const { key, value } of from.entries.values()) result.set(key, value);
  } else {
    iterate(from).forEach((pair, i) => {
      const items = iterate(pair);
      const [key, value] = items;
      if (items.length !== 2 || key === undefined || value === undefined) {
        throw new ExpressionError(
          'ValueError',
          `dictionary update sequence element #${i} has length ${items.length}; 2 is required`,
        );
      }
      result.set(key, value);
    });
  }
}
