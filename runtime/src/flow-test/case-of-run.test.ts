import { expect, test } from 'vitest';
import { beginStepwise } from '../run.ts';
import { actionsReturn, context, START } from '../testing/play.ts';
import type { ActionStatus, Json } from '../types.ts';
import { playRun } from '../virtual-clock.ts';
import { caseOfRun } from './case-of-run.ts';
import { FlowTest } from './flow-test.ts';

const flow: Json = {
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Parameters: { 'n.$': '$.n' },
      ResultPath: '$.copy',
      ExceptionOnActionFailure: true,
      Catch: [{ ErrorEquals: ['ActionUnableToRun'], ResultPath: '$.error', Next: 'Done' }],
      Next: 'Again',
    },
    Again: {
      Type: 'Choice',
      Choices: [{ Variable: '$.copy.details.call', NumericLessThan: 2, Next: 'Copy' }],
      Default: 'Done',
    },
    Done: { Type: 'Pass', End: true },
  },
};

/** The log of a run whose actions end so, one after the other. */
function logOf(...ends: ActionStatus['status'][]): Json {
  let call = 0;
  const { log } = playRun(beginStepwise(flow, { n: 1 }, context, START), START, (effect, now) => {
    const event = actionsReturn({ call: ++call }, ends[call - 1])(effect, now);
    return event ? [event] : [];
  });
  return log.map(({ time, code, description, details }) => ({ time, code, description, details }));
}

test.each<[string, ActionStatus['status'][], Json]>([
  ['that has succeeded', ['SUCCEEDED', 'SUCCEEDED'], ['Copy', 'Again', 'Copy', 'Again', 'Done']],
  ['that has failed', ['SUCCEEDED', 'FAILED'], ['Copy', 'Again', 'Copy']],
])('a run %s becomes a case that passes', (_, ends, path) => {
  const made = caseOfRun(flow, logOf(...ends), 'as it was');
  expect(made).toMatchObject({ name: 'as it was', input: { n: 1 }, expect: { path } });
  const flowTest = new FlowTest({ flow, cases: [made ?? null] }, () => undefined);
  expect(flowTest.cases.map(one => flowTest.run(one))).toMatchObject([{ outcome: 'passed', failures: [] }]);
});

test('one answer stands for itself, several are a list', () => {
  expect(caseOfRun(flow, logOf('SUCCEEDED', 'SUCCEEDED'), 'x')?.mocks).toEqual({
    states: { Copy: [{ succeed: { call: 1 } }, { succeed: { call: 2 } }] },
  });
  expect(caseOfRun(flow, logOf('FAILED'), 'x')).toMatchObject({
    mocks: { states: { Copy: { raise: { error: 'ActionFailedException' } } } },
    expect: { status: 'FAILED', error: { state: 'Copy', error: 'ActionFailedException' } },
  });
});

test('a log without its beginning makes no case', () => {
  expect(caseOfRun(flow, [], 'x')).toBeUndefined();
});
