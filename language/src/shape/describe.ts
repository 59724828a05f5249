import { Presence, type Property, type Scalar, type Shape, Types } from './shape.ts';

/** One and many of what has one of these types; the first that fits speaks for its types. */
const WORDS: readonly (readonly [types: number, one: string, many: string])[] = [
  [Types.object, 'an object', 'objects'],
  [Types.array, 'an array', 'arrays'],
  [Types.string, 'a string', 'strings'],
  [Types.numeric, 'a number', 'numbers'],
  [Types.integer, 'a whole number', 'whole numbers'],
  [Types.number, 'a number', 'numbers'],
  [Types.boolean, 'true or false', 'booleans'],
  [Types.null, 'null', 'nulls'],
];

/** More values, names or characters than these are not shown. */
const MAX_VALUES = 6;
const MAX_NAMES = 12;
const MAX_TEXT = 40;

/** What a value is, in words to follow “is”: `a string`, `a number or null`, `one of "a", "b"`. */
export function typeWords(shape: Shape): string {
  if (shape.types === Types.none) return 'no value';
  if (shape.types === Types.all) return 'any value';
  const without = WORDS.find(([types]) => types === (Types.all & ~shape.types));
  if (without && !shape.values) return `any value but ${without[1]}`;
  const words = kinds(shape).map(([types, one]) => {
    if (types === Types.array && shape.items) return `${one}${elementWords(shape.items)}`;
    return shape.format !== undefined && types & (Types.string | Types.object)
      ? `${one} (${shape.format})`
      : one;
  });
  const all = shape.values ? [...words, valueWords(shape.values)] : words;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** The rows of WORDS for what is not said by the known values. */
function kinds(shape: Shape): (typeof WORDS)[number][] {
  let rest = shape.values ? shape.types & ~Types.scalar : shape.types;
  return WORDS.filter(([types]) => {
    if ((rest & types) !== types) return false;
    rest &= ~types;
    return true;
  });
}

function elementWords(items: Shape): string {
  if (items.types === Types.none) return ' without elements';
  const [kind, ...more] = kinds(items);
  return kind && more.length === 0 && !items.values ? ` of ${kind[2]}` : '';
}

function valueWords(values: readonly Scalar[]): string {
  const shown = values.slice(0, MAX_VALUES).map(valueText);
  if (values.length === 1) return shown.join('');
  return `one of ${shown.join(', ')}${values.length > MAX_VALUES ? ', …' : ''}`;
}

function valueText(value: Scalar): string {
  if (typeof value !== 'string' || value.length <= MAX_TEXT) return JSON.stringify(value);
  return JSON.stringify(`${value.slice(0, MAX_TEXT - 1)}…`);
}

/** The outline of a value on one line, objects down to that depth: `{ id: string, path?: string, … }`. */
export function sketch(shape: Shape, depth = 2): string {
  if (shape.types === Types.none) return 'nothing';
  if (shape.types === Types.all) return shape.object ? `any, like ${sketchObject(shape, depth)}` : 'any';
  const parts = (shape.values ?? []).slice(0, MAX_VALUES).map(valueText);
  if ((shape.values?.length ?? 0) > MAX_VALUES) parts.push('…');
  for (const [types, one] of kinds(shape)) {
    if (types === Types.object) parts.push(sketchObject(shape, depth));
    else if (types === Types.array) parts.push(sketchArray(shape, depth));
    else parts.push(SHORT[one] ?? one);
  }
  return parts.join(' | ');
}

const SHORT: Readonly<Record<string, string>> = {
  'a string': 'string',
  'a number': 'number',
  'a whole number': 'integer',
  'true or false': 'boolean',
};

function sketchArray(shape: Shape, depth: number): string {
  if (!shape.items) return '[…]';
  return shape.items.types === Types.none ? '[]' : `[${sketch(shape.items, depth - 1)}, …]`;
}

function sketchObject(shape: Shape, depth: number): string {
  if (!shape.object || depth <= 0) return '{…}';
  const listed = shape.object.properties.sorted().filter(([, { presence }]) => presence !== Presence.Absent);
  const names = listed.slice(0, MAX_NAMES).map(([name, property]) => sketchProperty(name, property, depth));
  if (listed.length > MAX_NAMES || shape.object.others !== 'none') names.push('…');
  return names.length === 0 ? '{}' : `{ ${names.join(', ')} }`;
}

function sketchProperty(name: string, { shape, presence }: Property, depth: number): string {
  const key = /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
  return `${key}${presence === Presence.Present ? '' : '?'}: ${sketch(shape, depth - 1)}`;
}
