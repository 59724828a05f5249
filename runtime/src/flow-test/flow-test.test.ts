import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../types.ts';
import { FlowTest } from './flow-test.ts';

const COPY = 'https://transfer.actions.globus.org/transfer';

const flow: Json = {
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: COPY,
      Parameters: { 'from.$': '$.from', 'to.=': "'/out/' + _context.run_id" },
      ResultPath: '$.copy',
      WaitTime: 3600,
      Catch: [{ ErrorEquals: ['ActionFailedException'], ResultPath: '$.error', Next: 'Tell' }],
      Next: 'Any',
    },
    Any: {
      Type: 'Choice',
      Choices: [{ Variable: '$.copy.details.files', NumericGreaterThan: 0, Next: 'Cool' }],
      Default: 'Copy',
    },
    Cool: { Type: 'Wait', Seconds: 86400, Next: 'Done' },
    Done: { Type: 'Pass', Parameters: { 'files.=': 'copy.details.files' }, ResultPath: '$.sum', End: true },
    Tell: { Type: 'Fail', Error: 'CopyFailed', CausePath: '$.error.Cause' },
  },
};

const three = { succeed: { files: 3 }, after: 'PT40S' };
const files: Record<string, Json> = {
  'flow.json': flow,
  'input.json': { from: '/f' },
  'schema.json': { type: 'object', required: ['from'] },
  'run.json': [
    { time: '2025-01-01T00:00:00Z', code: 'FlowStarted', details: { input: { from: '/f' } } },
    {
      time: '2025-01-01T00:00:01Z',
      code: 'ActionStarted',
      details: { state_name: 'Copy', state_type: 'Action', input: {} },
    },
    {
      time: '2025-01-01T00:00:02Z',
      code: 'ActionCompleted',
      details: {
        state_name: 'Copy',
        state_type: 'Action',
        output: { from: '/f', copy: { action_id: 'R', status: 'SUCCEEDED', details: { files: 7 } } },
      },
    },
    { time: '2025-01-01T00:00:03Z', code: 'FlowSucceeded', details: {} },
  ],
};

/** What is wrong with one case, each with its place. */
function failures(own: JsonObject, more: JsonObject = {}): string[] {
  const whole = {
    flowtest: 1,
    flow: 'flow.json',
    ...more,
    cases: [{ name: 'it', input: { from: '/f' }, ...own }],
  };
  const flowTest = new FlowTest(whole, name => files[name]);
  return flowTest.cases.flatMap(one =>
    flowTest
      .run(one)
      .failures.map(({ pointer, message }) => `${pointer.replace('/cases/0', '')}: ${message}`),
  );
}

const copies = { mocks: { states: { Copy: three } } };

test.each<[string, JsonObject]>([
  ['nothing but success', {}],
  ['the status', { status: 'SUCCEEDED' }],
  ['an end', { status: 'ENDED' }],
  ['the path', { path: ['Copy', { state: 'Any', via: 'choice[0]' }, '...', 'Done'] }],
  ['any state', { path: ['*', '*', '*', '*'] }],
  ['nothing between', { path: ['...', 'Copy', '...', 'Any', 'Cool', '...', 'Done', '...'] }],
  [
    'payloads on the way',
    { path: ['...', { state: 'Any', input: { '$.copy.details.files': 3 }, output: {} }, '...'] },
  ],
  ['visits', { visits: { Copy: 1, Tell: 0, Any: { $gt: 0 } } }],
  ['states that it must not enter', { notVisited: ['Tell'] }],
  ['the payload', { output: { '$.sum.files': 3, '$.error': { $present: false }, '$.copy..files': [3] } }],
  ['how often an action is called', { calls: { Copy: 1, Done: 0 } }],
  ['what an action is sent', { calls: { Copy: [{ '$.from': '/f', '$.to': '/out/R1' }] } }],
  [
    'the log',
    {
      log: [
        'FlowStarted',
        { code: 'ActionStarted', state: 'Copy', details: { input: { $any: true } } },
        'FlowSucceeded',
      ],
    },
  ],
  ['the duration', { duration: { min: 'P1D', max: 'P1DT5M' } }],
  ['no warnings', { warnings: [] }],
  ['a file of the payload', { outputFile: 'payload.json' }],
])('a case may expect %s', (_, expected) => {
  files['payload.json'] = { from: '/f', sum: { files: 3 }, copy: { $any: true } };
  expect(failures({ ...copies, context: { run_id: 'R1' }, expect: expected })).toEqual([]);
});

test.each<[JsonObject, string]>([
  [{ status: 'FAILED' }, '/expect/status: The run is SUCCEEDED; it was to be FAILED.'],
  [{ path: ['Copy', 'Tell'] }, '/expect/path/1: After “Copy” the run came to “Any”, not to “Tell”.'],
  [{ path: ['Copy', 'Any'] }, '/expect/path: After “Any” the run went on to “Cool”, where it was to end.'],
  [
    { path: ['...', 'Done', 'Tell'] },
    '/expect/path/2: After “Done” the run came to no other state; “Tell” was expected.',
  ],
  [
    { path: ['Copy', { state: 'Any', via: 'default' }, '...'] },
    '/expect/path/1: After “Copy” “Any” was left by choice[0], not by default.',
  ],
  [
    { path: ['Copy', { state: 'Any', input: { '$.copy.details.files': 4 } }, '...'] },
    '/expect/path/1: After “Copy” before “Any” $.copy.details.files is 3, not 4.',
  ],
  [{ visits: { Copy: 2 } }, '/expect/visits/Copy: The number of visits of “Copy” is 1, not 2.'],
  [{ notVisited: ['Cool'] }, '/expect/notVisited/0: The run came to “Cool”, which it must not.'],
  [{ output: { '$.sum': { files: 4 } } }, '/expect/output/$.sum: $.sum.files is 3, not 4.'],
  [{ output: { '$.nope': 1 } }, '/expect/output/$.nope: $.nope is not there; 1 was expected.'],
  [{ error: { error: 'X' } }, ': The run is SUCCEEDED; it was to be FAILED.'],
  [{ calls: { Copy: 2 } }, '/expect/calls/Copy: The action of “Copy” was called once, not 2 times.'],
  [
    { calls: { Copy: [{ '$.from': '/g' }] } },
    '/expect/calls/Copy/0/$.from: In what “Copy” sends, $.from is "/f", not "/g".',
  ],
  [{ log: ['FlowFailed'] }, '/expect/log/0: No further entry of the log is FlowFailed.'],
  [{ log: ['FlowStarted'], logExact: true }, '/expect/log: The log goes on with ActionStarted of “Copy”.'],
  [
    { duration: { max: 60 } },
    '/expect/duration/max: The run took 86463 s, more than the “max” of {"max":60}.',
  ],
  [{ redacted: ['$.from'] }, '/expect/redacted/0: The value of $.from shows in the log of the run.'],
  [{ warnings: ['x'] }, '/expect/warnings/0: The run has no such warning as "x".'],
  [{ caught: [{ state: 'Copy' }] }, '/expect/caught/0: Only 0 errors were caught; none in “Copy”.'],
  [
    { outputFile: 'input.json' },
    '/expect/outputFile: $.copy is {"display_status":"SUCCEEDED","label":null,"manage_by":[],"monitor_by":[],"rele…, which was not expected, as input.json has it.',
  ],
])('%j does not hold', (expected, words) => {
  const [first = ''] = failures({
    ...copies,
    expect: { ...(expected.error ? {} : { status: 'SUCCEEDED' }), ...expected },
  });
  expect(first).toBe(words);
});

describe('a run that fails', () => {
  const fails = { mocks: { urls: { 'https://transfer*': { fail: { code: 'X' } } } } };

  test('is no success', () => {
    const [words] = failures(fails);
    expect(words).toMatch(/^: The run FAILED in “Tell”: CopyFailed: X; it was to be SUCCEEDED\.$/);
  });

  test('may be expected', () => {
    const expected = {
      error: { state: 'Tell', error: 'CopyFailed', cause: { $regex: 'X' } },
      caught: [{ state: 'Copy', error: 'ActionFailedException', next: 'Tell' }],
      path: ['Copy', 'Tell'],
    };
    expect(failures({ ...fails, expect: expected })).toEqual([]);
    expect(failures({ ...fails, expect: { error: { error: 'Other' } } })).toEqual([
      '/expect/error/error: The error that ended the run is "CopyFailed", not "Other".',
    ]);
  });

  test('in time', () => {
    expect(
      failures({
        mocks: { states: { Copy: { timeout: true } } },
        expect: { error: { error: 'ActionTimeout' }, duration: { min: 3600, max: 3600 } },
      }),
    ).toEqual([]);
  });
});

test('an action without a mock is named, and nothing else is said', () => {
  expect(failures({ expect: { output: { '$.x': 1 } } })).toEqual([
    ': No mock says what the action of “Copy” answers. Add one for “Copy” to “mocks”.',
  ]);
});

test('an action without a mock may answer as its documentation has it', () => {
  const settings = { unmockedAction: 'example' };
  expect(failures({ settings, stopAfter: 'Copy', expect: { path: ['Copy'] } })).toEqual([]);
});

test('what actions are sent is held against their providers', () => {
  const [words] = failures({ ...copies, settings: { strictMockBodies: true } });
  expect(words).toMatch(
    /^: What “Copy” sends is not what its provider takes: at \$: 'source_endpoint' is missing/,
  );
});

test('inputs are checked first', () => {
  const schema = { inputSchema: 'schema.json' };
  const words = ": The input does not fit the input schema: at $: 'from' is missing; it is required.";
  expect(failures({ ...copies, input: {} }, schema)).toEqual([words]);
  expect(failures({ ...copies, input: {}, expect: { invalidInput: true } }, schema)).toEqual([]);
  expect(failures({ ...copies, expect: { invalidInput: true } }, schema)).toEqual([
    '/expect/invalidInput: The input schema takes the input.',
  ]);
});

test('a part of a flow is run', () => {
  const part = { startAt: 'Any', input: { copy: { details: { files: 1 } } }, stopAfter: 'Cool' };
  expect(failures({ ...part, expect: { path: ['Any', 'Cool'], status: 'ACTIVE' } })).toEqual([]);
});

test('a run is cancelled', () => {
  expect(
    failures({
      ...copies,
      cancelAt: 10,
      expect: { status: 'FAILED', log: ['FlowCanceled'], duration: { max: 10 } },
    }),
  ).toEqual([]);
});

test('input and mocks come from files and recorded runs', () => {
  const mocks = { states: { Copy: { fromRun: { log: 'run.json' } } } };
  expect(
    failures({
      input: {},
      inputFile: 'input.json',
      mocks,
      expect: { output: { '$.sum.files': 7, '$.from': '/f' } },
    }),
  ).toEqual([]);
  expect(failures({ mocks, expect: { status: 'SUCCEEDED', logFile: 'run.json' } })).toEqual([
    '/expect/logFile: Unlike in run.json, the log has ChoiceStarted of “Any”, not FlowSucceeded.',
  ]);
});

test('a table of inputs is a case for each row', () => {
  const whole = {
    flowtest: 1,
    flow,
    cases: [
      {
        name: `\${n} files`,
        input: { from: '/f' },
        each: [{ n: 1 }, { n: 2 }],
        mocks: { states: { Copy: { succeed: { files: `\${n}` } } } },
        expect: { output: { '$.sum.files': `\${n}`, '$.from': { $ne: `of \${n} and \${other}` } } },
      },
      { name: 'same', each: [{}, {}], skip: 'not today' },
    ],
  };
  const flowTest = new FlowTest(whole, () => undefined);
  const results = flowTest.cases.map(one => flowTest.run(one));
  expect(results.map(({ test: { name }, outcome }) => `${name}: ${outcome}`)).toEqual([
    '1 files: passed',
    '2 files: passed',
    'same: skipped',
    'same (2): skipped',
  ]);
});

test('only some cases are run', () => {
  const whole = {
    flowtest: 1,
    flow,
    cases: [
      { name: 'a', ...copies },
      { name: 'b', only: true, ...copies },
    ],
  };
  const { cases } = new FlowTest(whole, () => undefined);
  expect(cases.map(({ skipped }) => skipped !== undefined)).toEqual([true, false]);
});

test('what depends on behaviour that is not documented is told', () => {
  const whole = {
    flowtest: 1,
    flow,
    cases: [
      {
        name: 'a',
        input: { from: '/f' },
        mocks: { default: { fail: {} } },
        expect: { error: { error: 'CopyFailed' } },
      },
    ],
  };
  const flowTest = new FlowTest(whole, () => undefined);
  const [one] = flowTest.cases;
  expect(one && flowTest.otherwise(flowTest.run(one)).map(({ setting, value }) => [setting, value])).toEqual([
    ['exceptionOnActionFailureDefault', false],
    ['caughtErrorShape', 'exception/cause'],
  ]);
});

test.each([
  null,
  7,
  {},
  { cases: [null, 1, { each: [1] }] },
  { flow: {}, cases: [{ expect: { path: 1, log: {}, calls: [] } }] },
])('%j is read without a failure of ours', whole => {
  const flowTest = new FlowTest(whole, () => undefined);
  expect(flowTest.cases.map(one => flowTest.run(one).outcome).every(outcome => outcome === 'failed')).toBe(
    true,
  );
});

test('responses that no call has asked for are told of, and fail nothing', () => {
  const notesOf = (copy: Json, more: JsonObject = {}) => {
    const mocks = { states: { Copy: copy, Elsewhere: [three] } };
    const whole = {
      flowtest: 1,
      flow: 'flow.json',
      ...more,
      cases: [{ name: 'a', input: { from: '/f' }, mocks }],
    };
    const flowTest = new FlowTest(whole, name => files[name]);
    const [one] = flowTest.cases;
    return one && flowTest.run(one);
  };
  expect(notesOf([three, three, three])).toMatchObject({
    outcome: 'passed',
    notes: [
      expect.stringContaining('2 responses of the mock for “Copy”'),
      expect.stringContaining('The last response of the mock for “Elsewhere”'),
    ],
  });
  expect(notesOf(three, { mocks: { default: [three] } })?.notes).toHaveLength(1);
});
