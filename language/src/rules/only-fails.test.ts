import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const flow = (states: object) => JSON.stringify({ StartAt: 'A', States: states });
const found = (states: object) => mismatches(flow(states), 'only-fails');
const wait = (more: object) => ({ Type: 'Wait', Seconds: 1, ...more });
const fail = { Type: 'Fail' };

test('with and without a branch', () => {
  expect(found({ A: fail })).toHaveLength(1);
  const rule = { Variable: '$.x', IsPresent: true, Next: 'B' };
  expect(found({ A: { Type: 'Choice', Choices: [rule], Default: 'C' }, B: fail, C: fail })).toHaveLength(1);
});

test.each([
  ['a name that does not exist', { A: wait({ Next: 'X' }), B: fail }],
  ['a type that is not known', { A: { Type: 'Task', Next: 'B' }, B: fail }],
  ['a state that does not say where it leads', { A: wait({}), B: fail }],
  ['a loop', { A: wait({ Next: 'A' }), B: fail }],
  ['a success end out of reach', { A: wait({ Next: 'B' }), B: fail, C: wait({ End: true }) }],
  ['no states', {}],
])('%s is another matter', (_, states) => {
  expect(found(states)).toEqual([]);
});
