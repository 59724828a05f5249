import { expect, test } from 'vitest';
import { LateManifests, shownManifests } from './late-manifests.ts';

const waits = (path: string, minutes: number) => ({
  path,
  missing: 'it is empty',
  unchanged: minutes * 60_000,
});

test('a manifest that nothing happens to is told of once, and again when that begins anew', () => {
  const late = new LateManifests();
  expect(late.news([waits('a', 9), waits('b', 10)])).toEqual([waits('b', 10)]);
  expect(late.news([waits('a', 10), waits('b', 11)])).toEqual([waits('a', 10)]);
  expect(late.news([waits('b', 0)])).toEqual([]);
  expect(late.news([waits('b', 10)])).toEqual([waits('b', 10)]);
});

test('those that have waited longest are shown, with the time since when', () => {
  const many = Array.from({ length: 30 }, (_, minutes) => waits(String(minutes), minutes));
  const shown = shownManifests(many, 30 * 60_000);
  expect(shown).toHaveLength(20);
  expect(shown[0]).toEqual({
    path: '29',
    missing: 'it is empty',
    since: '1970-01-01T00:01:00.000Z',
    isLate: true,
  });
  expect(shown.at(-1)).toMatchObject({ path: '10', isLate: true });
});
