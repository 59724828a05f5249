import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../types.ts';
import { ExpressionError } from './error.ts';
import { evaluate } from './evaluate.ts';
import { repr } from './text.ts';
import { toJson } from './to-json.ts';
import { typeName } from './type-name.ts';

interface Case {
  expr: string;
  ok: boolean;
  pyType?: string;
  value?: Json;
  repr?: string;
  notJson?: boolean;
  jsonLength?: number;
  errorType?: string;
}

// What the library that Flows is documented to use makes of each expression.
const file = new URL('../../../../shared/reference/run-semantics-data/expr-oracle.json', import.meta.url);
const there = existsSync(file);
const oracle: { state: JsonObject; cases: Case[] } = there
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { state: {}, cases: [] };
if (!there) console.warn(`The oracle of expressions is not here (${file.pathname}); its tests are skipped.`);

// JSON.parse has rounded this one; the library has not.
const EXACT = new Map([['big + 1', '9007199254740993 + 1']]);
// Back-quoted paths are an addition of Flows, which the library alone does not know.
const cases = oracle.cases.filter(c => !c.expr.includes('`'));

describe.skipIf(!there)('agrees with the library', () => {
  test.each(cases.map(c => [c.expr.slice(0, 60), c] as const))('%s', (_, expected) => {
    const scope = {
      payload: oracle.state,
      context: { run_id: 'R-1', user_id: 'urn:globus:auth:identity:U' },
    };
    const run = () => evaluate(EXACT.get(expected.expr) ?? expected.expr, scope);
    if (!expected.ok) {
      expect(errorType(run)).toBe(expected.errorType);
      return;
    }
    const value = run();
    expect(typeName(value)).toBe(expected.pyType);
    if (expected.notJson) expect(() => toJson(value)).toThrow(ExpressionError);
    else if (expected.value !== undefined) expect(toJson(value)).toEqual(expected.value);
    if (expected.jsonLength !== undefined)
      expect(JSON.stringify(repr(value)).length - 2).toBe(expected.jsonLength);
    if (expected.repr !== undefined && !expected.repr.startsWith('<') && expected.jsonLength === undefined) {
      expect(repr(value)).toBe(expected.repr);
    }
  });
});

function errorType(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ExpressionError) return error.type;
    throw error;
  }
  return 'none';
}
