import { describe, expect, test } from 'vitest';
import { beginRun } from './run.ts';
import { codes, context, play, START } from './testing/play.ts';
import type { Json } from './types.ts';

describe('failures', () => {
  const one = (state: Json): Json => ({
    StartAt: 'S',
    States: { S: state, Next: { Type: 'Pass', End: true } },
  });
  const failed = (state: Json, input: Json = {}) => {
    const { run, log } = play(one(state), input);
    expect(run.status).toBe('FAILED');
    expect(run.details).toEqual({ ...log.at(-1) });
    return { codes: codes(log), details: log.at(-1)?.details };
  };

  test('of a path: no ActionStarted, and the words of the service', () => {
    const state = {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Parameters: { 'subject.$': '$.destination.path' },
      End: true,
    };
    expect(failed(state)).toEqual({
      codes: ['FlowStarted', 'FlowFailed'],
      details: {
        state_name: 'S',
        exception: 'States.Runtime',
        cause:
          "The path '$.destination.path' specified for the field 'subject.$' could not be found in the state input.",
      },
    });
  });

  test('of an expression: after ActionStarted, with the name of the error', () => {
    const state = {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Parameters: { 'x.=': '1 / 0' },
      End: true,
    };
    expect(failed(state)).toMatchObject({
      codes: ['FlowStarted', 'ActionStarted', 'FlowFailed'],
      details: { exception: 'States.Runtime', cause: "ZeroDivisionError: division by zero (in 'x.=')" },
    });
  });

  test.each([
    [
      { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'Next' }] },
      {},
      'States.NoChoiceMatched',
    ],
    [
      { Type: 'Pass', Result: {}, ResultPath: '$.a.b', End: true },
      { a: 'x' },
      'States.ResultPathMatchFailure',
    ],
    [
      { Type: 'Pass', Result: {}, ResultPath: '$._context.b', End: true },
      {},
      'States.ResultPathMatchFailure',
    ],
    [{ Type: 'Pass', InputPath: '$.nope', End: true }, {}, 'States.Runtime'],
    [{ Type: 'Wait', SecondsPath: '$.s', End: true }, { s: -1 }, 'States.Runtime'],
    [{ Type: 'Wait', SecondsPath: '$.s', End: true }, { s: 1.5 }, 'States.Runtime'],
    [{ Type: 'Wait', TimestampPath: '$.s', End: true }, { s: '2025-01-01 00:00:00' }, 'States.Runtime'],
    [{ Type: 'Fail', ErrorPath: '$.nope' }, {}, 'States.Runtime'],
    [{ Type: 'AwaitWebInput', Parameters: {}, End: true }, {}, 'States.Runtime'],
    [
      { Type: 'ExpressionEval', Parameters: { 'x.=': '{1, 2}' }, ResultPath: '$.x', End: true },
      {},
      'States.Runtime',
    ],
  ])('%j', (state, input, exception) => {
    const { codes: written, details } = failed(state, input);
    expect(written).toEqual(['FlowStarted', `${state.Type}Started`, 'FlowFailed']);
    expect(details).toMatchObject({ state_name: 'S', exception });
  });

  test('that the author wants: absent words are absent', () => {
    expect(failed({ Type: 'Fail', Cause: 'because' }).details).toEqual({ state_name: 'S', cause: 'because' });
    const { details } = failed({ Type: 'Fail', ErrorPath: '$.e', CausePath: '$.c' }, { e: 'E', c: { n: 1 } });
    expect(details).toEqual({ state_name: 'S', exception: 'E', cause: '{"n":1}' });
  });

  test.each<[Json, RegExp]>([
    [null, /'States'/],
    [{ StartAt: 'A', States: {} }, /'StartAt' names "A"/],
    [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }, /State 'A': 'Next' names "B"/],
    [{ StartAt: 'A', States: { A: { Type: 'Pass' } } }, /neither 'Next' nor 'End'/],
    [{ StartAt: 'A', States: { A: { Type: 'Map', End: true } } }, /'Map' is not a Type/],
    [{ StartAt: 'toString', States: { A: { Type: 'Pass', End: true } } }, /'StartAt' names "toString"/],
  ])('of a definition that cannot be run: %j', (definition, cause) => {
    const { run, entries } = beginRun(definition, {}, context, START);
    expect(codes(entries)).toEqual(['FlowStarted', 'FlowFailed']);
    expect(run).toMatchObject({
      status: 'FAILED',
      details: { details: { cause: expect.stringMatching(cause) } },
    });
  });
});
