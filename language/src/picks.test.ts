import { expect, test } from 'vitest';
import { Picks } from './picks.ts';

const [one, two, three] = [{ n: 1 }, { n: 2 }, { n: 3 }];

test('gives the indexes of the items that pass, and asks once of each item at its place', () => {
  const asked: number[] = [];
  const isOdd = ({ n }: { n: number }) => asked.push(n) > 0 && n % 2 === 1;
  const picks = new Picks<{ n: number }>();
  expect(picks.where([one, two, undefined, three], isOdd)).toEqual([0, 3]);
  expect(picks.where([one, three, undefined, three], isOdd)).toEqual([0, 1, 3]);
  expect(picks.where([two, three, undefined], isOdd)).toEqual([1]);
  expect(asked).toEqual([1, 2, 3, 3, 2]);
});

test('tells tests apart', () => {
  const picks = new Picks<{ n: number }>();
  const items = [one, two, three];
  expect(picks.where(items, ({ n }) => n > 1)).toEqual([1, 2]);
  expect(picks.where(items, ({ n }) => n < 2)).toEqual([0]);
});
