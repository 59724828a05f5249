import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import { Follower } from './follower.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('what is known of some runs is kept, whatever becomes of the question about others', async () => {
  const ledger = new Ledger('scans');
  for (let index = 0; index < 120; index++) {
    const version = String(index);
    const seen = { path: version, version, identity: version, fingerprint: version };
    const settled = ledger.settled(
      { ...seen, isComplete: true, size: 1, files: [] },
      '2026-01-02T03:04:05.678Z',
    );
    for (const { id } of settled) ledger.started(id, `run-${index}`);
  }
  let asked = 0;
  const states: RunService['states'] = async runs => {
    // The connection is lost at every other question.
    if (++asked % 2 === 0) throw new Error('lost');
    return new Map(runs.map(run => [run, { kind: 'succeeded' }]));
  };
  const unused = async () => {
    throw new Error('It is only followed.');
  };
  const service = { check: unused, start: unused, find: unused, states };
  const told: (string | undefined)[] = [];
  const unfollowed = (error: unknown) => void told.push(error instanceof Error ? error.message : undefined);
  const follower = new Follower(ledger, service, async () => {}, unfollowed);
  follower.poke();
  await vi.advanceTimersByTimeAsync(60_000);
  await follower.close();
  expect([told[0], told.at(-1)]).toEqual(['lost', undefined]);
  expect(new Set([...ledger.events].map(({ status }) => status))).toEqual(new Set(['succeeded']));
});
