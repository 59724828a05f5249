import { describe, expect, test } from 'vitest';
import { advanceRun, beginRun } from './run.ts';
import { actionsReturn, codes, context, play, START } from './testing/play.ts';
import type { Json } from './types.ts';

const time = '2025-01-01T00:00:00.000000+00:00';

describe('the log of a run', () => {
  test('of one action is that of the service', () => {
    const flow = {
      StartAt: 'Greet',
      States: {
        Greet: {
          Type: 'Action',
          ActionUrl: 'https://a.example/hi/',
          Parameters: { 'word.$': '$.w' },
          End: true,
        },
      },
    };
    const { run, log, effects } = play(flow, { w: 'hi' }, actionsReturn({ hello: 'hi' }));
    const output = { action_id: 'A1', status: 'SUCCEEDED', details: { hello: 'hi' }, state_name: 'Greet' };
    expect(log).toEqual([
      {
        time,
        code: 'FlowStarted',
        description: 'The Flow Instance started execution',
        details: { input: { w: 'hi' } },
      },
      {
        time,
        code: 'ActionStarted',
        description: 'State Greet of type Action started',
        details: { state_name: 'Greet', state_type: 'Action', input: { word: 'hi' } },
      },
      {
        time,
        code: 'ActionCompleted',
        description: 'State Greet of type Action completed',
        details: { state_name: 'Greet', state_type: 'Action', output },
      },
      {
        time,
        code: 'FlowSucceeded',
        description: 'The Flow Instance completed successfully',
        details: { output },
      },
    ]);
    expect(run).toMatchObject({ status: 'SUCCEEDED', payload: output, waiting: null, visit: 1 });
    expect(run.details).toEqual({
      code: 'FlowSucceeded',
      description: 'The Flow run reached a successful completion state',
      output,
    });
    expect(effects[0]).toMatchObject({
      type: 'run-action',
      url: 'https://a.example/hi',
      runAs: 'User',
      visit: 1,
    });
    expect(effects.at(-1)).toEqual({ type: 'release-action', url: 'https://a.example/hi', actionId: 'A1' });
  });

  test('shows expressions as they are written, and no private value', () => {
    const flow = {
      StartAt: 'Sum',
      States: {
        Sum: {
          Type: 'Action',
          ActionUrl: 'https://a.example',
          Parameters: {
            items: [{ 'x.=': 'n + 1', 'y.$': '$.n' }],
            'token.$': '$._private_key',
            'pass.=': "'s' + 'ecret'",
            __Private_Parameters: ['token', 'pass.='],
          },
          ResultPath: '$.out',
          End: true,
        },
      },
    };
    const { log, effects } = play(
      flow,
      { n: 1, _private_key: 'k', deep: [{ _private: 1, a: 2 }] },
      actionsReturn(null),
    );
    expect(log[0]?.details).toEqual({ input: { n: 1, deep: [{ a: 2 }] } });
    expect(log[1]?.details).toEqual({
      state_name: 'Sum',
      state_type: 'Action',
      input: { items: [{ 'x.=': 'n + 1', y: 1 }] },
    });
    expect(effects[0]).toMatchObject({ body: { items: [{ x: 2, y: 1 }], token: 'k', pass: 'secret' } });
    expect(JSON.stringify([log, effects.slice(1)])).not.toMatch(/_private_key|"k"/);
  });

  test('of Pass and Choice has the payload before and after', () => {
    const flow = {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Choice',
          Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'One' }],
          Default: 'Other',
        },
        One: { Type: 'Pass', Result: { 'raw.=': '1 + 1' }, ResultPath: '$.b', Next: 'Nested' },
        Nested: { Type: 'Pass', ResultPath: '$.all', End: true },
        Other: { Type: 'Fail' },
      },
    };
    const { log, run } = play(flow, { a: 1 });
    expect(codes(log)).toEqual([
      ...['FlowStarted', 'ChoiceStarted', 'ChoiceCompleted', 'PassStarted', 'PassCompleted'],
      ...['PassStarted', 'PassCompleted', 'FlowSucceeded'],
    ]);
    expect(log[2]?.details).toEqual({ state_name: 'Ask', state_type: 'Choice', output: { a: 1 } });
    const b = { 'raw.=': '1 + 1' };
    expect(run.payload).toEqual({ a: 1, b, all: { a: 1, b } });
  });
});

describe('a run', () => {
  test('waits', () => {
    const flow = {
      StartAt: 'A',
      States: {
        A: { Type: 'Wait', Seconds: 90, Next: 'B' },
        B: { Type: 'Wait', Timestamp: '2025-01-01T02:00:00+01:00', Next: 'C' },
        C: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', Next: 'D' },
        D: { Type: 'Wait', Seconds: 60 * 86_400, End: true },
      },
    };
    const { run, took, log } = play(flow, { a: 1 });
    expect(run).toMatchObject({ status: 'SUCCEEDED', payload: { a: 1 } });
    expect(took).toBe((3_600 + 60 * 86_400) * 1000);
    expect(log[3]?.time).toBe('2025-01-01T00:01:30.000000+00:00');
  });

  test('asks people and waits for the answer', () => {
    const flow = {
      StartAt: 'Create',
      States: {
        Create: {
          Type: 'CreateWebInput',
          Parameters: { InputType: 'Selection' },
          ResultPath: '$.asked',
          Next: 'Await',
        },
        Await: {
          Type: 'AwaitWebInput',
          Parameters: { 'web_input_id.$': '$.asked.web_input_id' },
          ResultPath: '$.answer',
          Catch: [{ ErrorEquals: ['Flows.WebInputExpired'], ResultPath: '$.late', Next: 'End' }],
          Next: 'End',
        },
        End: { Type: 'Pass', End: true },
      },
    };
    const world = (expires: boolean) =>
      play(flow, {}, (effect, now) => {
        if (effect.type === 'create-web-input') {
          return { type: 'web-input-created', visit: effect.visit, result: { web_input_id: 'W' }, now };
        }
        if (effect.type !== 'await-web-input') return undefined;
        return expires
          ? { type: 'web-input-expired', visit: effect.visit, now }
          : { type: 'web-input-answered', visit: effect.visit, result: { response: 'yes' }, now };
      });
    expect(world(false).run.payload).toEqual({ asked: { web_input_id: 'W' }, answer: { response: 'yes' } });
    expect(world(true).run.payload).toMatchObject({ late: { Error: 'Flows.WebInputExpired' } });
  });

  test('in a circle is stopped by a guard of ours', () => {
    const { run } = play(
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
      { big: 'x'.repeat(100_000) },
    );
    expect(run).toMatchObject({ status: 'FAILED', visit: 10_000 });
    expect(run.details).toMatchObject({ details: { exception: 'Workbench.TooManyStates' } });
  });

  test('warns once when the payload nears and passes the limit', () => {
    const flow = {
      StartAt: 'A',
      States: {
        A: { Type: 'ExpressionEval', Parameters: { 's.=': "s + 'x' * 10000" }, ResultPath: '$', Next: 'B' },
        B: {
          Type: 'Choice',
          Choices: [{ Variable: '$.s', StringMatches: `${'x'.repeat(90_000)}*`, Next: 'C' }],
          Default: 'A',
        },
        C: { Type: 'Pass', End: true },
      },
    };
    const { warnings } = play(flow, { s: '' }, undefined, { payloadLimit: 80_000 });
    expect(warnings).toEqual([expect.stringMatching(/80 %/), expect.stringMatching(/beyond the 80 KB/)]);
  });

  test('is stopped where its payload grows without end', () => {
    const doubling = { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, Next: 'A' };
    const { run, log } = play({ StartAt: 'A', States: { A: doubling } }, { x: 1 });
    expect(run.details).toMatchObject({ details: { exception: 'Workbench.TooMuchData' } });
    expect(log.length).toBeLessThan(50);
    const body = { Type: 'Action', Parameters: { 'x.=': '[s] * 1000' }, End: true };
    const { effects } = play({ StartAt: 'A', States: { A: body } }, { s: 's'.repeat(10_000) });
    expect(effects).toEqual([]);
  });

  test('ignores events that are not for it', () => {
    const { run } = beginRun(
      { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 5, End: true } } },
      {},
      context,
      START,
    );
    const status = { action_id: 'x', status: 'SUCCEEDED' as const, details: null };
    expect(advanceRun(run, { type: 'wake', visit: 2, now: START + 9000 }).run).toBe(run);
    expect(advanceRun(run, { type: 'action-status', visit: 1, status, now: START }).run).toEqual(run);
    expect(advanceRun(run, { type: 'resume', now: START }).run).toBe(run);
    const cancelled = advanceRun(run, { type: 'cancel', now: START + 1 });
    expect(codes(cancelled.entries)).toEqual(['FlowCanceled']);
    expect(cancelled.run).toMatchObject({
      status: 'FAILED',
      details: {
        code: 'FlowCanceled',
        description: 'The Flow Instance was canceled by the user',
        details: {},
      },
    });
    for (const type of ['cancel', 'resume'] as const) {
      expect(advanceRun(cancelled.run, { type, now: START + 2 })).toMatchObject({ entries: [], effects: [] });
    }
  });

  test('takes names such as __proto__ for what they are', () => {
    const input: Json = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}');
    const flow = {
      StartAt: 'A',
      States: {
        A: {
          Type: 'Pass',
          Parameters: { 'a.$': "$['__proto__'].x", 'b.=': "constructor + `$['__proto__'].x`" },
          ResultPath: '$.__proto__.made',
          End: true,
        },
      },
    };
    const { run } = play(flow, input);
    expect(JSON.stringify(run.payload)).toBe('{"__proto__":{"x":1,"made":{"a":1,"b":3}},"constructor":2}');
    expect(Reflect.get({}, 'made')).toBeUndefined();
  });

  test('refuses what is nested too deeply, and does not fall over', () => {
    const deep = (levels: number): Json => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    const flow = {
      StartAt: 'A',
      States: { A: { Type: 'Action', ActionUrl: 'https://a.example', End: true } },
    };
    expect(play(flow, { a: deep(100_000) }).run).toMatchObject({ status: 'FAILED', payload: null });
    expect(play({ ...flow, Comment: deep(100_000) }).run.status).toBe('FAILED');
    expect(play(flow, {}, actionsReturn(deep(100_000))).run.details).toMatchObject({
      details: { exception: 'States.Runtime' },
    });
    const growing = { StartAt: 'A', States: { A: { Type: 'Pass', ResultPath: '$.a', Next: 'A' } } };
    expect(play(growing).run.details).toMatchObject({ details: { exception: 'States.Runtime' } });
  });
});
