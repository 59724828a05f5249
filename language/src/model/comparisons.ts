import type { ValueKind } from './spec.ts';

/** A comparison operator of a choice rule [SCH IDE]. */
export interface Comparison {
  name: string;
  /** The JSON type of the operand in the definition. */
  kind: ValueKind;
  /** What the operand is: a constant, a time, or a JSONPath to the other value. */
  operand: 'constant' | 'timestamp' | 'path';
  doc: string;
}

const ORDERS = [
  ['Equals', 'is equal to'],
  ['LessThan', 'is less than'],
  ['GreaterThan', 'is greater than'],
  ['LessThanEquals', 'is less than or equal to'],
  ['GreaterThanEquals', 'is greater than or equal to'],
] as const;

const TESTS = [
  ['IsPresent', 'is there at all (null counts as there)'],
  ['IsNull', 'is null'],
  ['IsString', 'is a string'],
  ['IsNumeric', 'is a number'],
  ['IsBoolean', 'is true or false'],
  ['IsTimestamp', 'is an RFC 3339 time'],
] as const;

function ordered(
  family: string,
  kind: ValueKind,
  noun: string,
  operand: Comparison['operand'],
): Comparison[] {
  return ORDERS.flatMap(([suffix, words]): Comparison[] => [
    { name: family + suffix, kind, operand, doc: `Matches when the value ${words} this ${noun}.` },
    {
      name: `${family}${suffix}Path`,
      kind: 'string',
      operand: 'path',
      doc: `Matches when the value ${words} the ${noun} that this JSONPath points to.`,
    },
  ]);
}

/** All 39 operators. */
export const COMPARISONS: readonly Comparison[] = [
  ...ordered('String', 'string', 'string', 'constant'),
  {
    name: 'StringMatches',
    kind: 'string',
    operand: 'constant',
    doc: 'Matches when the value fits this pattern, in which `*` stands for any run of characters.',
  },
  ...ordered('Numeric', 'number', 'number', 'constant'),
  {
    name: 'BooleanEquals',
    kind: 'boolean',
    operand: 'constant',
    doc: 'Matches when the value is this truth value.',
  },
  {
    name: 'BooleanEqualsPath',
    kind: 'string',
    operand: 'path',
    doc: 'Matches when the value is the truth value that this JSONPath points to.',
  },
  ...ordered('Timestamp', 'string', 'time', 'timestamp'),
  ...TESTS.map(
    ([name, words]): Comparison => ({
      name,
      kind: 'boolean',
      operand: 'constant',
      doc: `With \`true\`: matches when the value ${words}. With \`false\`: when it is not so.`,
    }),
  ),
];

const NAMES = new Set(COMPARISONS.map(c => c.name));

export function isComparison(name: string): boolean {
  return NAMES.has(name);
}
