import { expect, test } from 'vitest';
import { quietTime, readSettle } from './settle.ts';
import { Settling } from './settling.ts';
import type { Sighting } from './sighting.ts';

const seen = (fingerprint: string, isComplete = true): Sighting => ({
  ...{ path: 'a', version: fingerprint, identity: fingerprint, size: 1, files: [] },
  ...{ fingerprint, isComplete },
});

test('a file has settled once nothing about it has changed for long enough', () => {
  const settling = new Settling(5_000);
  expect(settling.look(seen('1'), 0)).toEqual({ kind: 'wait', ms: 5_000 });
  expect(settling.look(seen('1'), 3_000)).toEqual({ kind: 'wait', ms: 2_000 });
  expect(settling.look(seen('2'), 4_000)).toEqual({ kind: 'wait', ms: 5_000 });
  expect(settling.look(seen('2'), 9_000)).toEqual({ kind: 'settled' });
  expect(settling.paths).toEqual([]);
});

test('what is incomplete waits for what is missing, and then for quiet', () => {
  const settling = new Settling(1_000);
  expect(settling.look(seen('1', false), 0)).toEqual({ kind: 'incomplete' });
  expect(settling.look(seen('1', false), 9_000)).toEqual({ kind: 'incomplete' });
  expect(settling.look(seen('2'), 10_000)).toEqual({ kind: 'wait', ms: 1_000 });
  expect(settling.look(seen('2'), 11_000)).toEqual({ kind: 'settled' });
});

test('of a manifest it is known what it waits for, and since when', () => {
  const settling = new Settling(1_000);
  const waits = (fingerprint: string, missing: string) => ({ ...seen(fingerprint, false), missing });
  settling.look(waits('1', 'b'), 0);
  settling.look(waits('1', 'b'), 500);
  expect(settling.manifests(700)).toEqual([{ path: 'a', missing: 'b', unchanged: 700 }]);
  settling.look(waits('2', 'c'), 800);
  expect(settling.manifests(900)).toEqual([{ path: 'a', missing: 'c', unchanged: 100 }]);
  settling.look(seen('3'), 1_000);
  expect(settling.manifests(1_000)).toEqual([]);
});

test('with a marker, or no time at all, it has settled at once', () => {
  expect(new Settling(0).look(seen('1'), 7)).toEqual({ kind: 'settled' });
});

test('how to settle is a time, an ending, or a manifest', () => {
  expect(readSettle('5s')).toEqual({ by: 'time', quiet: 5_000 });
  expect(readSettle('1.5m')).toEqual({ by: 'time', quiet: 90_000 });
  expect(readSettle('.done')).toEqual({ by: 'marker', ending: '.done' });
  expect(readSettle('manifest')).toEqual({ by: 'manifest' });
  for (const wrong of ['', '5', 'done', '-1s', '.a/b', '1d']) expect(readSettle(wrong)).toBeUndefined();
  expect(quietTime({ by: 'marker', ending: '.done' })).toBe(0);
});
