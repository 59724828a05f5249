import { type Signature, signatures } from './signature.ts';

export interface FunctionSpec extends Signature {
  /**
   * `known`: the documentation of Flows names it or Globus's own flows call it. `likely`: the library that Flows is
   * documented to use has it, and nobody has seen it in a flow.
   */
  confidence: 'known' | 'likely';
  /** Are the names of its parameters exactly these? Of Flows' own functions only their order is documented. */
  exact: boolean;
}

const FLOWS = signatures(`
  pathsplit(path: string) -> array: Splits a path into its directory and its last name: \`pathsplit('/a/b/c')\` is \`['/a/b', 'c']\`. The root \`/~/\` stays whole. A path that ends in a slash has an empty last name, so take the slash off first: \`pathsplit(path.rstrip('/'))[1]\`.
  is_present(path: string) -> boolean: Whether the payload has a value at a path, which is given as text without \`$.\`: \`is_present('List.details.DATA[0]')\`. A null counts as present.
  getattr(path: string, default?: any) -> any: The value at a path of the payload, or the default where there is none (null if no default is given). The path is text without \`$.\`: \`getattr('input.label', 'no label')\`. The default is worked out in any case, so it must not fail.
`);

const PYTHON_KNOWN = signatures(`
  len(object: string|array|object|other) -> integer: The number of characters of a string, of elements of an array or of members of an object.
  str(object?=: any) -> string: The value as text, as Python writes it: \`str(1.0)\` is \`'1.0'\` and \`str(True)\` is \`'True'\`. It is needed to join a number to a string.
`);

const LIKELY = signatures(`
  int(number?: string|number|boolean|other, base?=: integer) -> integer: The whole number that a text spells, or a number without its fraction. Text such as \`'12.5'\` fails.
  float(number?: string|number|boolean|other) -> number: The number that a text spells, or the same number as a floating-point one.
  rand() -> number: A random number from 0 up to 1; every evaluation yields another.
  randint(top: integer) -> integer: A random whole number from 0 up to the one below \`top\`; every evaluation yields another.
  list(iterable?: string|array|object|other) -> array: An array of what a loop over the value sees: characters, elements, or the keys of an object.
  tuple(iterable?: string|array|object|other) -> array: The same as \`list\`; it leaves the expression as an array.
  dict(pairs?: object|array|other, **) -> object: An object from pairs or keyword arguments: \`dict(a=1)\`.
  set(iterable?: string|array|object|other) -> other: The distinct values. JSON has no sets, so it must be turned into an array before it leaves the expression: \`list(set(names))\`.
`);

const entries = (
  table: ReadonlyMap<string, Signature>,
  confidence: FunctionSpec['confidence'],
  exact: boolean,
): [string, FunctionSpec][] => [...table].map(([name, spec]) => [name, { ...spec, confidence, exact }]);

/** The functions that expressions can call [D expressions] [simpleeval]. */
export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map([
  ...entries(FLOWS, 'known', false),
  ...entries(PYTHON_KNOWN, 'known', true),
  ...entries(LIKELY, 'likely', true),
]);

/**
 * Names that people call, from Python, JavaScript and other states languages, and that are not known to exist in
 * Flows; with what does the same, in Markdown, where something does.
 */
export const UNAVAILABLE_FUNCTIONS: ReadonlyMap<string, string | undefined> = new Map([
  ['abs', '`x if x >= 0 else -x`'],
  ['all', '`False not in [… for item in items]`'],
  ['any', '`True in [… for item in items]`'],
  ['ascii', undefined],
  ['basename', '`pathsplit(path)[1]`'],
  ['bin', "`f'{number:b}'`"],
  ['bool', '`not not x`'],
  ['bytes', undefined],
  ['callable', undefined],
  ['ceil', '`-int(-x // 1)`'],
  ['chr', undefined],
  ['concat', '`a + b`'],
  ['contains', '`part in whole`'],
  ['count', '`len(items)`'],
  ['date', undefined],
  ['datetime', undefined],
  ['defined', "`is_present('path')`"],
  ['dir', undefined],
  ['dirname', '`pathsplit(path)[0]`'],
  ['divmod', '`[a // b, a % b]`'],
  ['enumerate', undefined],
  ['eval', undefined],
  ['exec', undefined],
  ['exists', "`is_present('path')`"],
  ['filter', '`[item for item in items if …]`'],
  ['first', '`items[0]`'],
  ['floor', '`int(x // 1)`'],
  ['format', "an f-string: `f'{x} files'`"],
  ['frozenset', '`set(items)`'],
  ['get', "`getattr('path', default)`"],
  ['globals', undefined],
  ['has', "`is_present('path')`"],
  ['hasattr', "`is_present('path')`"],
  ['hash', undefined],
  ['hex', "`f'{number:x}'`"],
  ['id', undefined],
  ['input', undefined],
  ['isPresent', "`is_present('path')`"],
  ['isinstance', undefined],
  ['iter', undefined],
  ['join', "`', '.join(names)`"],
  ['json', undefined],
  ['keys', '`list(x.keys())`'],
  ['last', '`items[-1]`'],
  ['length', '`len(x)`'],
  ['locals', undefined],
  ['lower', '`text.lower()`'],
  ['map', '`[… for item in items]`'],
  ['max', '`a if a > b else b`'],
  ['min', '`a if a < b else b`'],
  ['next', undefined],
  ['now', undefined],
  ['oct', "`f'{number:o}'`"],
  ['open', undefined],
  ['ord', undefined],
  ['pow', '`x ** y`'],
  ['present', "`is_present('path')`"],
  ['print', undefined],
  ['range', undefined],
  ['repr', undefined],
  ['replace', "`text.replace('old', 'new')`"],
  ['reversed', '`items[::-1]`'],
  ['round', "`int(x + 0.5)`, or `f'{x:.2f}'` for text"],
  ['setattr', undefined],
  ['size', '`len(x)`'],
  ['slice', '`x[start:end]`'],
  ['sorted', undefined],
  ['split', "`text.split('/')`"],
  ['string', '`str(x)`'],
  ['String', '`str(x)`'],
  ['strip', '`text.strip()`'],
  ['substring', '`text[start:end]`'],
  ['sum', undefined],
  ['time', undefined],
  ['timestamp', undefined],
  ['today', undefined],
  ['trim', '`text.strip()`'],
  ['type', undefined],
  ['upper', '`text.upper()`'],
  ['uuid', '`_context.run_id`, the id of the run'],
  ['uuid4', '`_context.run_id`, the id of the run'],
  ['values', '`list(x.values())`'],
  ['vars', undefined],
  ['zip', undefined],
]);
