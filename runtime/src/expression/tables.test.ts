import { describe, expect, test } from 'vitest';
import { arity, FUNCTIONS, METHODS, type Receiver, type Signature } from '../../../language/src/index.ts';
import { ExpressionError } from './error.ts';
import { evaluate } from './evaluate.ts';

/**
 * The language's tables of functions and methods against what the evaluator does: the same names, the same numbers of
 * arguments and the same keyword arguments, so that no call is marked that would run, and none runs that is marked.
 */
const scope = { payload: {}, context: { run_id: 'R-1', user_id: 'urn:globus:auth:identity:U' } };

/** The message of the error that a call ends in; empty where it has a value. */
function complaint(call: string): string {
  try {
    evaluate(call, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.type}: ${error.message}`;
    throw error;
  }
  return '';
}

const ARITY = /takes at most|is missing its argument|expected at most/;
const missing = (call: string) => /^(?:FunctionNotDefined|AttributeDoesNotExist)/.test(complaint(call));

function expectSameArity(name: string, callee: string, signature: Signature): void {
  const { least, most } = arity(signature);
  const call = (count: number) => `${callee}(${Array.from({ length: count }, () => '1').join(', ')})`;
  if (complaint(call(0)).startsWith('NotSimulated')) return;
  for (let count = 0; count <= 5; count++) {
    const fits = count >= least && count <= most;
    expect(!ARITY.test(complaint(call(count))), `${name} with ${count} arguments`).toBe(fits);
  }
}

function expectSameKeywords(callee: string, { parameters, anyKeyword }: Signature): void {
  if (anyKeyword || complaint(`${callee}()`).startsWith('NotSimulated')) return;
  for (const { name, keyword } of parameters) {
    const refused = complaint(`${callee}(${name}=1)`).includes('does not take the keyword');
    expect(!refused, `${callee}(${name}=)`).toBe(keyword);
  }
}

const CANDIDATES =
  'pathsplit is_present getattr len str int float rand randint list tuple dict set min max sum abs round sorted range ' +
  'enumerate zip any all map filter isinstance type bool print repr now uuid format json reversed open eval';

describe('functions', () => {
  test('are the same', () => {
    const there = CANDIDATES.split(' ').filter(name => !missing(`${name}()`));
    expect(there.sort()).toEqual([...FUNCTIONS.keys()].sort());
  });

  test.each([...FUNCTIONS.values()].map(f => [f.name, f] as const))(
    '%s takes the same arguments',
    (name, spec) => {
      if (name === 'dict') expect(complaint('dict(1, 2)')).toMatch(ARITY);
      else expectSameArity(name, name, spec);
      if (spec.exact) expectSameKeywords(name, spec);
    },
  );
});

const VALUES: Readonly<Partial<Record<Receiver, readonly string[]>>> = {
  string: ["'a'"],
  array: ['[1]'],
  object: ["{'a': 1}"],
  number: ['(1)', '1.5'],
  set: ['{1}'],
};
const receivers = (['string', 'array', 'object', 'number', 'set'] as const).map(r => [r] as const);
const names = new Set(Object.values(METHODS).flatMap(table => [...table.keys()]));

// Of bytes the evaluator has no methods, and of `list.sort` no `key`: it says so where they are called.
const NOT_SIMULATED = new Set(['sort', 'update']);

describe('methods', () => {
  test.each(receivers)('of %s are the same', receiver => {
    const values = VALUES[receiver] ?? [];
    const there = [...names].filter(name => values.some(value => !missing(`${value}.${name}()`)));
    expect(there.sort()).toEqual([...METHODS[receiver].keys()].sort());
  });

  test.each(receivers)('of %s take the same arguments', receiver => {
    for (const [name, signature] of METHODS[receiver])
      for (const value of VALUES[receiver] ?? []) {
        if (missing(`${value}.${name}()`) || NOT_SIMULATED.has(name)) continue;
        expectSameArity(name, `${value}.${name}`, signature);
        expectSameKeywords(`${value}.${name}`, signature);
      }
  });
});
