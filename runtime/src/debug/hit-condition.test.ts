import { expect, test } from 'vitest';
import { hitConditionHolds } from './hit-condition.ts';

test.each([
  ['3', [3]],
  ['== 3', [3]],
  ['= 3', [3]],
  ['>= 3', [3, 4, 5, 6]],
  ['>4', [5, 6]],
  ['< 3', [1, 2]],
  ['<= 3', [1, 2, 3]],
  ['% 3', [3, 6]],
  ['% 0', []],
])('%s holds at the hits %j', (condition, expected) => {
  expect([1, 2, 3, 4, 5, 6].filter(hits => hitConditionHolds(condition, hits))).toEqual(expected);
});

test.each(['', 'three', '3.5', '!= 3', '-1'])('“%s” is no number of hits', condition => {
  expect(hitConditionHolds(condition, 1)).toBeUndefined();
});
