import { describe, expect, test } from 'vitest';
import { advanceRun, beginRun, pendingEffects } from '../run.ts';
import type { Settings } from '../settings.ts';
import { actionsReturn, codes, context, play, START, type World } from '../testing/play.ts';
import type { ActionStatus, Json, Run, RunEvent } from '../types.ts';

const flow = (action: { [key: string]: Json } = {}): Json => ({
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Parameters: {},
      ResultPath: '$.done',
      Next: 'After',
      ...action,
    },
    After: { Type: 'Pass', End: true },
  },
});

const status = (state: ActionStatus['status'], details: Json = {}): ActionStatus => ({
  action_id: 'A1',
  status: state,
  details,
});

/** A provider whose action ends after some time. */
const endsAfter =
  (milliseconds: number, end: ActionStatus['status'] = 'SUCCEEDED'): World =>
  (effect, now) =>
    effect.type === 'run-action' || effect.type === 'poll-action'
      ? {
          type: 'action-status',
          visit: effect.visit,
          status: status(now - START >= milliseconds ? end : 'ACTIVE'),
          now,
        }
      : undefined;

describe('polling', () => {
  test('asks ever less often', () => {
    const { took, effects, run } = play(flow(), {}, endsAfter(20_000));
    expect(effects.flatMap(e => (e.type === 'poll-action' ? [e.after] : []))).toEqual([
      1000, 2000, 4000, 8000, 16_000,
    ]);
    expect(took).toBe(31_000);
    expect(run.payload).toMatchObject({ done: { status: 'SUCCEEDED', state_name: 'Work' } });
  });

  test('goes by the setting', () => {
    const polling = { initial: 10, factor: 3, max: 50 };
    const { effects } = play(flow(), {}, endsAfter(200), { polling });
    expect(effects.flatMap(e => (e.type === 'poll-action' ? [e.after] : []))).toEqual([
      10, 30, 50, 50, 50, 50,
    ]);
  });

  test('survives a provider that cannot be reached for a while', () => {
    const world: World = (effect, now) =>
      effect.type === 'poll-action' && now - START < 5000
        ? { type: 'action-refused', visit: effect.visit, cause: 'no answer', now }
        : endsAfter(5000)(effect, now);
    expect(play(flow(), {}, world).run.status).toBe('SUCCEEDED');
  });
});

describe('ActionTimeout', () => {
  const timedOut = { Catch: [{ ErrorEquals: ['ActionTimeout'], ResultPath: '$.error', Next: 'After' }] };

  test('comes at WaitTime exactly, cancels, and carries the last status', () => {
    const { took, effects, run } = play(flow({ WaitTime: 10, ...timedOut }), {}, endsAfter(8_000));
    expect(took).toBe(10_000);
    expect(effects.filter(e => e.type === 'cancel-action')).toEqual([
      { type: 'cancel-action', url: 'https://a.example', actionId: 'A1' },
    ]);
    expect(run.payload).toEqual({
      error: { Error: 'ActionTimeout', Cause: JSON.stringify(status('ACTIVE')) },
    });
  });

  test('comes after 300 seconds where there is no WaitTime, also when nobody answers', () => {
    const { took, run } = play(flow(timedOut), {});
    expect(took).toBe(300_000);
    expect(run.payload).toMatchObject({ error: { Cause: expect.stringMatching(/did not answer/) } });
  });
});

describe('failures', () => {
  test('of the action raise by default, with a warning', () => {
    const { run, log, warnings } = play(flow(), {}, actionsReturn({ code: 'X' }, 'FAILED'));
    const cause = JSON.stringify(status('FAILED', { code: 'X' }));
    const details = { state_name: 'Work', exception: 'ActionFailedException', cause };
    expect(codes(log)).toEqual(['FlowStarted', 'ActionStarted', 'ActionFailed', 'FlowFailed']);
    expect(log.slice(2).map(e => e.details)).toEqual([details, details]);
    expect(run.details).toEqual({ ...log.at(-1) });
    expect(warnings).toEqual([expect.stringMatching(/^Work: .*Set ExceptionOnActionFailure/)]);
    expect(run.warnings).toEqual(warnings);
  });

  test.each<[Json, Partial<Settings>, string]>([
    [true, { exceptionOnActionFailureDefault: false }, 'FAILED'],
    [false, {}, 'SUCCEEDED'],
  ])('of the action do as the state says: %j', (ExceptionOnActionFailure, settings, end) => {
    const played = play(flow({ ExceptionOnActionFailure }), {}, actionsReturn({}, 'FAILED'), settings);
    expect(played.run.status).toBe(end);
    expect(played.warnings).toEqual([]);
  });

  test('of the default are a setting', () => {
    const settings = { exceptionOnActionFailureDefault: false };
    expect(play(flow(), {}, actionsReturn({}, 'FAILED'), settings).run.status).toBe('SUCCEEDED');
  });

  test('to start are ActionUnableToRun', () => {
    const refusal: World = (effect, now) =>
      effect.type === 'run-action'
        ? { type: 'action-refused', visit: effect.visit, cause: '401 response', now }
        : undefined;
    const { log } = play(flow(), {}, refusal);
    expect(log.at(-1)?.details).toEqual({
      state_name: 'Work',
      exception: 'ActionUnableToRun',
      cause: '401 response',
    });
  });
});

describe('Catch', () => {
  const failing = (...names: string[]) => ({
    ExceptionOnActionFailure: true,
    Catch: [{ ErrorEquals: names, Next: 'After' }],
  });

  test('replaces the payload by the error', () => {
    const { run, log } = play(flow(failing('Other', 'States.ALL')), { keep: 1 }, actionsReturn({}, 'FAILED'));
    expect(run.payload).toEqual({ Error: 'ActionFailedException', Cause: JSON.stringify(status('FAILED')) });
    expect(codes(log).slice(1, 4)).toEqual(['ActionStarted', 'ActionFailed', 'PassStarted']);
  });

  test.each<[string, Partial<Settings>, boolean]>([
    ['ActionFailedException', {}, true],
    ['States.ALL', {}, true],
    ['States.ALL', { statesAllMatchesActionErrors: false }, false],
    ['States.All', {}, false],
    ['actionfailedexception', {}, false],
  ])('%s with %j', (name, settings, catches) => {
    const { run } = play(flow(failing(name)), {}, actionsReturn({}, 'FAILED'), settings);
    expect(run.status).toBe(catches ? 'SUCCEEDED' : 'FAILED');
  });

  test.each<[string, Partial<Settings>, boolean]>([
    ['States.Runtime', {}, true],
    ['States.ALL', {}, false],
    ['States.Runtime', { runtimeErrorsCatchable: 'never' }, false],
  ])('of an error of the engine by %s with %j', (name, settings, catches) => {
    const broken = flow({ ...failing(name), Parameters: { 'x.$': '$.nope' } });
    const { run, warnings } = play(broken, {}, undefined, settings);
    expect(run.status).toBe(catches ? 'SUCCEEDED' : 'FAILED');
    expect(warnings.length > 0).toBe(name === 'States.Runtime');
  });

  test('fails the run where the error cannot be placed', () => {
    const blocked = {
      ExceptionOnActionFailure: true,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.a.b', Next: 'After' }],
    };
    const { log } = play(flow(blocked), { a: 1 }, actionsReturn({}, 'FAILED'));
    expect(log.at(-1)?.details).toMatchObject({ exception: 'States.ResultPathMatchFailure' });
  });

  test('can have the other shape', () => {
    const { run } = play(flow(failing('States.ALL')), {}, actionsReturn({}, 'FAILED'), {
      caughtErrorShape: 'exception/cause',
    });
    expect(run.payload).toMatchObject({ state_name: 'Work', exception: 'ActionFailedException' });
  });
});

describe('INACTIVE', () => {
  const begin = () => beginRun(flow({ WaitTime: 100 }), {}, context, START).run;
  const tell = (run: Run, event: RunEvent) => advanceRun(run, event);
  const consent = {
    code: 'ConsentRequired',
    description: 'Missing consent',
    required_scope: 'scope',
    resolution_url: null,
  };

  test('shows what a person has to do, logs nothing, and goes on after resume', () => {
    const inactive = tell(begin(), {
      type: 'action-status',
      visit: 1,
      status: status('INACTIVE', consent),
      now: START + 60_000,
    });
    expect(inactive.entries).toEqual([]);
    expect(inactive.effects).toEqual([]);
    expect(inactive.run).toMatchObject({
      status: 'INACTIVE',
      details: {
        code: 'ConsentRequired',
        description: 'Missing consent',
        required_scope: 'scope',
        state_name: 'Work',
        action_statuses: [{ action_id: 'A1', status: 'INACTIVE', state_name: 'Work', details: consent }],
      },
    });
    expect(pendingEffects(inactive.run, START)).toEqual([]);
    expect(tell(inactive.run, { type: 'wake', visit: 1, now: START + 100_000 }).run.status).toBe('INACTIVE');

    const now = START + 999_000;
    const resumed = tell(inactive.run, { type: 'resume', now });
    expect(resumed.run).toMatchObject({ status: 'ACTIVE', details: { code: 'ActionStarted' } });
    // The time that the person took does not count against WaitTime.
    expect(resumed.effects).toEqual([
      { type: 'poll-action', visit: 1, url: 'https://a.example', actionId: 'A1', after: 0 },
      { type: 'wake', visit: 1, after: 40_000 },
    ]);
    const ended = tell(resumed.run, { type: 'action-status', visit: 1, status: status('SUCCEEDED'), now });
    expect(ended.run.status).toBe('SUCCEEDED');
  });
});

describe('cancel', () => {
  test('cancels the running action', () => {
    const { run } = beginRun(flow(), {}, context, START);
    const active = advanceRun(run, { type: 'action-status', visit: 1, status: status('ACTIVE'), now: START });
    const { effects, run: cancelled } = advanceRun(active.run, { type: 'cancel', now: START + 1 });
    expect(effects).toEqual([{ type: 'cancel-action', url: 'https://a.example', actionId: 'A1' }]);
    expect(cancelled).toMatchObject({ status: 'FAILED', waiting: null });
  });

  test('cancels an action that starts too late', () => {
    const { run } = beginRun(flow(), {}, context, START);
    const cancelled = advanceRun(run, { type: 'cancel', now: START + 1 });
    expect(cancelled.effects).toEqual([]);
    const late = advanceRun(cancelled.run, {
      type: 'action-status',
      visit: 1,
      status: status('ACTIVE'),
      now: START + 2,
    });
    expect(late).toMatchObject({ entries: [], effects: [{ type: 'cancel-action', actionId: 'A1' }] });
    expect(late.run).toMatchObject({ status: 'FAILED', waiting: null });
  });
});

describe('a restart', () => {
  test('starts again what was not answered, under the same request id', () => {
    const { run, effects } = beginRun(flow({ WaitTime: 100 }), {}, context, START);
    const again = pendingEffects(JSON.parse(JSON.stringify(run)), START + 30_000);
    expect(again[0]).toEqual(effects[0]);
    expect(again[1]).toEqual({ type: 'wake', visit: 1, after: 70_000 });
  });

  test('asks at once for the status of a running action', () => {
    const { run } = beginRun(flow(), {}, context, START);
    const active = advanceRun(run, { type: 'action-status', visit: 1, status: status('ACTIVE'), now: START });
    expect(pendingEffects(active.run, START + 999_000)).toEqual([
      { type: 'poll-action', visit: 1, url: 'https://a.example', actionId: 'A1', after: 0 },
      { type: 'wake', visit: 1, after: 0 },
    ]);
  });
});

test('the ways to name a provider', () => {
  const effect = (action: { [key: string]: Json }) => {
    const { Work, ...others } = { Work: { Type: 'Action', InputPath: '$.body', End: true, ...action } };
    return beginRun({ StartAt: 'Work', States: { Work, ...others } }, { body: { a: 1 } }, context, START)
      .effects[0];
  };
  const handler = { Type: 'ActionProvider', Url: 'https://b.example/', Scope: 's' };
  const api = { Type: 'RegisteredAPI', Id: 'i' };
  expect(effect({ ActionUrl: 'https://a.example/x/', ActionScope: 't', RunAs: 'Flow' })).toMatchObject({
    url: 'https://a.example/x',
    scope: 't',
    runAs: 'Flow',
    handler: null,
    body: { a: 1 },
  });
  expect(effect({ Handler: handler })).toMatchObject({ url: 'https://b.example', scope: 's', handler });
  expect(effect({ Handler: api })).toMatchObject({ url: '', scope: null, handler: api });
});
