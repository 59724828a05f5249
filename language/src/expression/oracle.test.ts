import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { constant } from '../shape/construct.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';
import { expressionProblems } from './check.ts';
import { findRead } from './find-read.ts';
import { parseExpression } from './parse.ts';
import { readsOf } from './reads.ts';
import { shapeOfExpression, typeProblems } from './types.ts';

interface Case {
  expr: string;
  ok: boolean;
  value?: unknown;
  notJson?: boolean;
  errorType?: string;
}

// What the library that Flows is documented to use makes of each expression.
const shared = new URL('../../../../shared/', import.meta.url);
const file = new URL('reference/run-semantics-data/expr-oracle.json', shared);
const there = existsSync(file);
const oracle: { state: Record<string, unknown>; cases: Case[] } = there
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { state: {}, cases: [] };
if (!there) console.warn('oracle: skipped, there is no ../shared/reference beside this checkout');

const payload = constant(oracle.state);

/** Everything that is known to be wrong before a run: mistakes, types, and reads of what is not there. */
function findings(text: string): string[] {
  const parsed = parseExpression(text);
  const mistakes = expressionProblems(parsed).map(p => p.kind);
  if (parsed.problems.length > 0) return mistakes;
  const absent = readsOf(parsed.tree).filter(
    r => !r.guarded && !r.conditional && findRead(payload, r.steps).presence === Presence.Absent,
  );
  return [...mistakes, ...typeProblems(parsed.tree, payload).map(p => p.kind), ...absent.map(() => 'absent')];
}

/** These have a value, and not the one that was meant. */
const MEANT_OTHERWISE = new Map([
  ["getattr(foo,'x')", 'path-argument'],
  ['lst.append(5)', 'yields-nothing'],
  ['names.sort()', 'yields-nothing'],
  ['x = 1', 'ignored'],
  ['foo = n', 'ignored'],
  ['n += 1', 'ignored'],
  ['1; 2', 'ignored'],
]);

/** What depends on the values themselves, or on Python's types that JSON has not (tuples, infinity). */
const NOT_SEEN = new Set([
  '1e400',
  "float('nan')",
  "float('inf')",
  'foo[5]',
  'lst[10]',
  "int('12.5')",
  "int('abc')",
  "float('abc')",
  "'abc'.index('z')",
  "'abc'[::0]",
  '2 ** 100000000',
  "'a' * 200000",
  '[0] * 200000',
  '[1] + (2,)',
  '[1, 2, 3][1.0]',
  '{[1]: 2}',
  "[item.a for item in [{'a': 1}, {'b': 2}]]",
]);

// Flows knows back-quoted paths, and the library does not.
const cases = oracle.cases.filter(c => !c.expr.includes('`'));

describe.skipIf(!there)('agrees with the library', () => {
  test.each(cases.map(c => [c.expr.slice(0, 60), c] as const))('%s', (_, { expr, ok, notJson }) => {
    const meant = MEANT_OTHERWISE.get(expr);
    const found = findings(expr);
    if (meant !== undefined) expect(found).toEqual([meant]);
    else if (NOT_SEEN.has(expr) || (ok && !notJson)) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });

  test.each(cases.filter(c => c.ok && c.value !== undefined).map(c => [c.expr.slice(0, 60), c] as const))(
    'shape of %s',
    (_, { expr, value }) => {
      const shape = shapeOfExpression(parseExpression(expr).tree, payload);
      expect(admits(shape, value), JSON.stringify(shape)).toBe(true);
    },
  );
});

/** Can a value of that shape be this one? */
function admits(shape: Shape, value: unknown): boolean {
  if (shape.types === Types.all) return true;
  if (Array.isArray(value))
    return (shape.types & Types.array) !== 0 && value.every(v => !shape.items || admits(shape.items, v));
  if (typeof value === 'object' && value !== null) {
    const { object } = shape;
    return (
      (shape.types & Types.object) !== 0 &&
      Object.entries(value).every(([name, member]) => {
        const property = object?.properties.get(name);
        return property ? admits(property.shape, member) : object?.others !== 'none';
      })
    );
  }
  const known = shape.values;
  const listed = known === undefined || known.some(v => v === value);
  return (shape.types & constant(value).types) !== 0 && listed;
}

const corpus = new URL('corpus/', shared);
const flows = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : [];

function expressionsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key.endsWith('.=') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => expressionsIn(member, name));
}

describe.skipIf(flows.length === 0)('the expressions of public flows', () => {
  const texts = new Set(
    flows
      .filter(name => name.endsWith('definition.json'))
      .flatMap(name => expressionsIn(JSON.parse(readFileSync(new URL(name, corpus), 'utf8')))),
  );

  test('are many', () => expect(texts.size).toBeGreaterThan(80));

  test.each([...texts].map(t => [t]))('%s has no mistake', text => {
    const parsed = parseExpression(text);
    expect(expressionProblems(parsed)).toEqual([]);
    expect(typeProblems(parsed.tree, { types: Types.all })).toEqual([]);
  });
});
