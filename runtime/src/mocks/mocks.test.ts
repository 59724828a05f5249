import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginStepwise } from '../run.ts';
import { context, START } from '../testing/play.ts';
import type { Json } from '../types.ts';
import { playRun } from '../virtual-clock.ts';
import { milliseconds } from './duration.ts';
import { mocksOf } from './mocks.ts';

const again: Json = {
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: 'https://a.example/copy/',
      ExceptionOnActionFailure: true,
      WaitTime: 60,
      Parameters: {},
      ResultPath: '$.copy',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Enough' }],
      Next: 'Enough',
    },
    Enough: {
      Type: 'Choice',
      Choices: [{ Variable: '$.copy.details.done', BooleanEquals: false, Next: 'Copy' }],
      Default: 'Stop',
    },
    Stop: { Type: 'Pass', End: true },
  },
};

const files: Record<string, Json> = {
  'good.json': { succeed: { done: true } },
  'status.json': { status: 'SUCCEEDED', details: { done: true } },
};

function run(mocks: Json, { fixtures = {}, above }: { fixtures?: Json; above?: Json } = {}, flow = again) {
  const written = [...(above === undefined ? [] : [{ mocks: above, fixtures }]), { mocks, fixtures }];
  const answer = mocksOf(written, {
    file: name => files[name],
    recorded: () => ({ succeed: { done: true } }),
  });
  return playRun(
    beginStepwise(flow, {}, context, START),
    START,
    (effect, now) => answer(effect, now) ?? 'stop',
  );
}

const done = { copy: { status: 'SUCCEEDED', details: { done: true } } };

test.each<[string, Json]>([
  ['by the state', { states: { Copy: { succeed: { done: true } } } }],
  ['by the address', { urls: { 'https://a.example/copy': { succeed: { done: true } } } }],
  [
    'by a pattern',
    { urls: { 'https://*': { fail: {} }, 'https://a.example/*': { succeed: { done: true } } } },
  ],
  ['for all', { default: { succeed: { done: true } } }],
  [
    'the state before the address',
    { states: { Copy: { succeed: { done: true } } }, urls: { '*': { fail: {} } } },
  ],
  ['call by call', { states: { Copy: [{ succeed: { done: false } }, { succeed: { done: true } }] } }],
  ['a whole status', { default: { status: { status: 'SUCCEEDED', details: { done: true }, label: 'x' } } }],
  ['by name', { default: { use: 'good' } }],
  ['from a file', { default: { file: 'good.json' } }],
  ['from a file with a status', { default: { file: 'status.json' } }],
  ['from a run', { default: { fromRun: { log: 'run.json' } } }],
  [
    'for what is sent',
    {
      default: [
        { when: { '$.x': 1 }, fail: {} },
        { when: { '$.x': { $present: false } }, succeed: { done: true } },
      ],
    },
  ],
])('a mock %s', (_, mocks) => {
  const { run: ended } = run(mocks, { fixtures: { good: { succeed: { done: true } } } });
  expect(ended).toMatchObject({ status: 'SUCCEEDED', payload: done });
});

test('the mocks of a case stand before those of its file, which answer what it leaves open', () => {
  const file = { states: { Copy: { succeed: { done: true } } }, default: { fail: {} } };
  expect(run(file, { above: { states: { Copy: { fail: {} } } } }).run.payload).toHaveProperty('error');
  expect(run(file, { above: { states: { Other: { fail: {} } } } }).run.payload).toMatchObject(done);
});

test.each<[string, Json, string]>([
  ['fails', { fail: { code: 'X' } }, 'ActionFailedException'],
  ['cannot be started', { unableToRun: { httpStatus: 403, body: { code: 'X' } } }, 'ActionUnableToRun'],
  ['never ends', { timeout: true }, 'ActionTimeout'],
  ['takes longer than WaitTime', { succeed: {}, after: 'PT2M' }, 'ActionTimeout'],
  ['raises', { raise: { error: 'Any', cause: 'x' } }, 'Any'],
])('an action that %s', (_, response, error) => {
  const { visited } = run({ states: { Copy: response } });
  expect(visited[0]?.error?.exception).toBe(error);
});

test('time passes on the clock of the run', () => {
  const { took, run: ended } = run({ default: { succeed: { done: true }, after: 30 } });
  expect(ended.status).toBe('SUCCEEDED');
  expect(took).toBeGreaterThanOrEqual(30_000);
});

test('one poll after the other sees the next status', () => {
  const polls = [
    { status: 'ACTIVE' },
    { status: 'ACTIVE' },
    { status: 'SUCCEEDED', details: { done: true } },
  ];
  const { effects, run: ended } = run({ default: { polls } });
  expect(ended.payload).toMatchObject(done);
  expect(effects.filter(({ type }) => type === 'poll-action')).toHaveLength(2);
});

test('polls can have times', () => {
  const polls = [{ status: 'ACTIVE' }, { status: 'SUCCEEDED', details: { done: true }, at: 'PT20S' }];
  const { took, run: ended } = run({ default: { polls } });
  expect(took).toBeGreaterThanOrEqual(20_000);
  expect(ended.payload).toMatchObject(done);
  expect(JSON.stringify(ended.payload)).not.toContain('"at"');
});

test('an inactive action goes on when the run is resumed', () => {
  const inactive = { code: 'ConsentRequired', resumeAfter: 'PT1H', resume: { succeed: { done: true } } };
  const { run: ended, took } = run({ default: { inactive } });
  expect(ended).toMatchObject({ status: 'SUCCEEDED', payload: done });
  expect(took).toBe(3_600_000);
  expect(run({ default: { inactive: { code: 'ConsentRequired' } } }).run.status).toBe('INACTIVE');
});

test('a list that is over answers nothing, or begins again, or repeats', () => {
  const list = [{ succeed: { done: false } }];
  expect(run({ states: { Copy: list } }).run.status).toBe('ACTIVE');
  const cycle = { sequence: [...list, { succeed: { done: false } }, { fail: {} }], afterLast: 'cycle' };
  expect(run({ states: { Copy: cycle } }).run.payload).toHaveProperty('error');
  const repeat = { sequence: [...list, { fail: {} }], afterLast: 'repeat-last' };
  expect(run({ states: { Copy: repeat } }).run.payload).toHaveProperty('error');
});

test.each<[string, Json, object]>([
  ['answers', { respond: 'approve', after: 60 }, { reply: { response: 'approve' } }],
  ['does not answer in time', { expire: true }, { error: { Error: 'Flows.WebInputExpired' } }],
])('a person who %s', (_, response, payload) => {
  const flow: Json = {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'AwaitWebInput',
        Parameters: { web_input_id: 'w' },
        ResultPath: '$.reply',
        Catch: [{ ErrorEquals: ['Flows.WebInputExpired'], ResultPath: '$.error', Next: 'Stop' }],
        Next: 'Stop',
      },
      Stop: { Type: 'Pass', End: true },
    },
  };
  expect(run({ states: { Ask: response } }, {}, flow).run.payload).toMatchObject(payload);
});

test.each<Json>([
  null,
  7,
  [],
  {},
  { states: 1, urls: 2, default: 3 },
  { states: { Copy: [] } },
  { default: {} },
])('%j answers nothing', mocks => {
  expect(run(mocks).run.status).toBe('ACTIVE');
});

const KEYS = [
  'succeed',
  'fail',
  'status',
  'polls',
  'after',
  'unableToRun',
  'raise',
  'inactive',
  'timeout',
  'use',
];

test('mocks of any form are read without a failure', () => {
  const anyJson = fc.jsonValue({ maxDepth: 2 });
  const response = fc.dictionary(
    fc.constantFrom(...KEYS, 'at', 'resume', 'resumeAfter', 'sequence'),
    anyJson,
  );
  const several = fc.oneof(
    response,
    fc.array(response),
    fc.record({ sequence: fc.array(response) }),
    anyJson,
  );
  const mocks = fc.record(
    {
      states: fc.record({ Copy: several }, { requiredKeys: [] }),
      urls: fc.dictionary(fc.constantFrom('*', 'https://*', '\\', '', '['), several),
      default: several,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(mocks, anyJson, (written, fixtures) => {
      const [asJson, named]: Json[] = JSON.parse(JSON.stringify([written, fixtures]));
      expect(run(asJson ?? {}, { fixtures: named ?? {} }).run.warnings).toBeDefined();
    }),
  );
});

test.each<[Json, number | undefined]>([
  [1.5, 1500],
  ['PT1M30S', 90_000],
  ['P1DT2H', 93_600_000],
  ['PT0.5S', 500],
  [-5, 0],
  [1e300, 3_153_600_000_000],
  ['P', undefined],
  ['PT', undefined],
  ['1h', undefined],
  [null, undefined],
])('the duration %j', (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected);
});
