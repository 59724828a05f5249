import { expect, test } from 'vitest';
import { CONTESTED, defaultSettings, type Settings } from './settings.ts';
import { actionsReturn, play } from './testing/play.ts';
import type { Json } from './types.ts';

function outcome(state: Json, input: Json, settings: Partial<Settings> = {}) {
  const flow = {
    StartAt: 'S',
    States: { S: state, N: { Type: 'Pass', Result: 'next', ResultPath: '$.went', End: true } },
  };
  const { run, log, effects } = play(flow, input, actionsReturn(null), settings);
  return { status: run.status, payload: run.payload, warnings: run.warnings, log, effects };
}

test('choiceMissingVariable', () => {
  const choice = {
    Type: 'Choice',
    Choices: [{ Variable: '$.x', StringEquals: 'y', Next: 'S' }],
    Default: 'N',
  };
  const lenient = outcome(choice, {});
  expect(lenient).toMatchObject({ status: 'SUCCEEDED', payload: { went: 'next' } });
  expect(lenient.warnings).toEqual([expect.stringMatching(/^S: the path '\$\.x' .* does not match/)]);
  const strict = outcome(choice, {}, { choiceMissingVariable: 'error' });
  expect(strict).toMatchObject({ status: 'FAILED', warnings: [expect.stringMatching(/fails the run/)] });
  expect(strict.log.at(-1)?.details).toMatchObject({
    cause: "Invalid path '$.x': The choice state's condition path references an invalid value.",
  });
});

test('passInputPathMoves', () => {
  const pass = (ResultPath: string) => ({ Type: 'Pass', InputPath: '$.a.b', ResultPath, End: true });
  expect(outcome(pass('$.c'), { a: { b: 1 } })).toMatchObject({
    payload: { a: { b: 1 }, c: 1 },
    warnings: [expect.stringMatching(/copies it/)],
  });
  expect(outcome(pass('$.c'), { a: { b: 1 } }, { passInputPathMoves: true }).payload).toEqual({
    a: {},
    c: 1,
  });
  // Where the result lands on the value itself there is nothing to decide.
  for (const path of ['$', '$.a', '$.a.b']) expect(outcome(pass(path), { a: { b: 1 } }).warnings).toEqual([]);
});

test('evaluateExpressionsInReferencedData', () => {
  const state = { Type: 'ExpressionEval', Parameters: { 'r.$': '$.t' }, ResultPath: '$.out', End: true };
  const input = { t: { 'x.=': '1 + 1' } };
  expect(outcome(state, input)).toMatchObject({
    payload: { out: { r: { 'x.=': '1 + 1' } } },
    warnings: [expect.stringMatching(/does not/)],
  });
  expect(outcome(state, input, { evaluateExpressionsInReferencedData: true }).payload).toMatchObject({
    out: { r: { x: 2 } },
  });
});

test('a float without a fraction is an integer in the payload, which the run tells of', () => {
  const state = (expression: string) => ({
    Type: 'ExpressionEval',
    Parameters: { 'n.=': expression },
    ResultPath: '$.out',
    End: true,
  });
  expect(outcome(state('6 / 2'), {})).toMatchObject({
    payload: { out: { n: 3 } },
    warnings: [expect.stringMatching(/^S: 'n\.=' gives the float 3\.0, .* not documented/)],
  });
  // Within an expression it is a float; of an integer, a fraction and data there is nothing to tell.
  expect(outcome(state('str(6 / 2)'), {}).payload).toEqual({ out: { n: '3.0' } });
  for (const expression of ['6 // 2', '[7 / 2]', 'data', 'str(6 / 2)'])
    expect(outcome(state(expression), { data: [3, { x: 4 }] }).warnings).toEqual([]);
  expect(outcome(state("{'x': [4 / 2, 1.0]}"), {}).warnings).toHaveLength(2);
});

test('logExpressionInputs', () => {
  const state = { Type: 'Action', ActionUrl: 'https://a.example', Parameters: { 'x.=': '1 + 1' }, End: true };
  expect(outcome(state, {}).log[1]?.details).toMatchObject({ input: { 'x.=': '1 + 1' } });
  expect(outcome(state, {}, { logExpressionInputs: 'evaluated' }).log[1]?.details).toMatchObject({
    input: { x: 2 },
  });
});

test('of what is contested the default comes first', () => {
  const firsts = Object.entries(CONTESTED).map(([name, [first]]) => [name, first]);
  expect(defaultSettings).toMatchObject(Object.fromEntries(firsts));
});
