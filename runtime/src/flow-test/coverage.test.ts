import { expect, test } from 'vitest';
import type { Json } from '../types.ts';
import { Coverage, MEASURES } from './coverage.ts';
import { FlowTest } from './flow-test.ts';

const flow: Json = {
  StartAt: 'Which',
  States: {
    Which: {
      Type: 'Choice',
      Choices: [
        {
          And: [{ Variable: '$.n', IsNumeric: true }, { Not: { Variable: '$.n', NumericGreaterThan: 5 } }],
          Next: 'Act',
        },
        { Variable: '$.n', NumericEquals: 7, Next: 'Act' },
      ],
      Default: 'Done',
    },
    Act: {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      Parameters: {},
      ResultPath: '$.act',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Done' }],
      Next: 'Done',
    },
    Done: { Type: 'Pass', End: true },
    Island: { Type: 'Pass', End: true },
  },
};

function covered(...cases: Json[]) {
  const flowTest = new FlowTest({ flow, cases }, () => undefined);
  const coverage = new Coverage(flow);
  for (const one of flowTest.cases) {
    const { played } = flowTest.run(one);
    if (played) coverage.add(played);
  }
  return coverage;
}

const shares = (coverage: Coverage, ignored: string[] = []) =>
  MEASURES.map(measure => {
    const { covered: some, all } = coverage.share(measure, ignored);
    return `${measure} ${some}/${all}`;
  });

const acts = { input: { n: 3 }, mocks: { default: { succeed: {} } } };

test('nothing was run', () => {
  expect(shares(covered())).toEqual(['states 0/3', 'transitions 0/5', 'rules 0/3', 'catchers 0/1']);
});

test('one way through', () => {
  const coverage = covered(acts);
  expect(shares(coverage)).toEqual(['states 3/3', 'transitions 3/5', 'rules 0/3', 'catchers 0/1']);
  expect(coverage.states[0]).toEqual({
    state: 'Which',
    visits: 1,
    exits: [
      { exit: 'choice[0]', to: 'Act', taken: 1 },
      { exit: 'choice[1]', to: 'Act', taken: 0 },
      { exit: 'default', to: 'Done', taken: 0 },
    ],
    comparisons: [
      { rule: 0, matched: 1, unmatched: 0 },
      { rule: 0, matched: 0, unmatched: 1 },
      { rule: 1, matched: 0, unmatched: 0 },
    ],
  });
});

test('all ways through', () => {
  const fails = { input: { n: 7 }, mocks: { default: { fail: {} } } };
  const coverage = covered(acts, fails, { input: { n: 9 } }, { input: { n: 'x' } });
  expect(shares(coverage)).toEqual(['states 3/3', 'transitions 5/5', 'rules 3/3', 'catchers 1/1']);
});

test('what is ignored does not count, and where a run stands it has been', () => {
  const coverage = covered({ input: { n: 3 } });
  expect(shares(coverage, ['Done'])).toEqual(['states 2/2', 'transitions 1/4', 'rules 0/3', 'catchers 0/1']);
});
