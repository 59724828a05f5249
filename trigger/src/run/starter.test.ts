import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GlobusError, type Problem } from '../../../globus/src/index.ts';
import { readTrigger } from '../config/trigger.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import { Starter } from './starter.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const problem = (kind: Problem['kind'], more: Partial<Problem> = {}) =>
  new GlobusError({ kind, operation: 'start the run', message: `${kind}.`, remedy: '', ...more });

/** A service that answers as it is told to, and a starter that uses it. */
function begun(files: number) {
  const trigger = readTrigger(
    'scans',
    { flow: 'F', watch: '/in', pattern: '*', collectionPath: '/in', input: { f: '${path}' } },
    '/',
  );
  const ledger = new Ledger('scans');
  for (let index = 0; index < files; index++) {
    const version = String(index);
    const seen = { path: `${index}`, version, identity: version, fingerprint: version };
    ledger.settled({ ...seen, isComplete: true, size: 1, files: [] }, '2026-01-02T03:04:05.678Z');
  }
  const runs = new Map<string, string>();
  /** What happens at each request, the next one first; then all goes well. */
  const answers: ((key: string) => void)[] = [];
  const started: string[] = [];
  let underWay = 0;
  let most = 0;
  const service: RunService = {
    check: async () => {},
    async start(input, _, key) {
      started.push(String(input.f));
      most = Math.max(most, ++underWay);
      await new Promise(resolve => setTimeout(resolve, 10));
      underWay--;
      answers.shift()?.(key);
      runs.set(key, `run-${key}`);
      return `run-${key}`;
    },
    find: async key => runs.get(key),
    states: async () => new Map(),
  };
  const obstacles: (string | undefined)[] = [];
  const starter = new Starter({
    ...{ trigger, ledger, service },
    keep: async () => starter.pump(),
    look: async path => void (path === 'gone' && ledger.gone(path)),
    remedy: ({ remedy }) => remedy,
    obstacle: words => void obstacles.push(words),
  });
  const statuses = () => [...ledger.events].map(({ status }) => status);
  return { ledger, starter, runs, answers, started, obstacles, statuses, most: () => most, service };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('some at a time', async () => {
  const { starter, statuses, most } = begun(10);
  starter.pump();
  await pass(100);
  expect(statuses()).toEqual(Array(10).fill('running'));
  expect(most()).toBe(4);
});

test('a request that arrived, but was not answered, is not sent again', async () => {
  const { starter, answers, runs, started, statuses } = begun(1);
  answers.push(key => {
    runs.set(key, 'arrived');
    throw problem('network');
  });
  starter.pump();
  await pass(14_000);
  expect(statuses()).toEqual(['waiting']);
  await pass(20_000);
  expect(statuses()).toEqual(['running']);
  expect(started).toEqual(['/in/0']);
});

test('a request that did not arrive is sent again, once the service says that there is no run', async () => {
  const { starter, answers, started, ledger } = begun(1);
  answers.push(() => {
    throw problem('service');
  });
  starter.pump();
  await pass(30_000);
  expect(started).toEqual(['/in/0', '/in/0']);
  expect([...ledger.events]).toMatchObject([{ status: 'running', attempts: 2 }]);
  expect([...ledger.events][0]).not.toHaveProperty('isInDoubt');
});

test('as long as the service cannot be asked, nothing is sent again', async () => {
  const { starter, answers, started, service, statuses } = begun(1);
  answers.push(() => {
    throw problem('network');
  });
  const find = vi.spyOn(service, 'find').mockRejectedValue(problem('network'));
  starter.pump();
  await pass(1_000_000);
  expect(started).toHaveLength(1);
  expect(statuses()).toEqual(['waiting']);
  find.mockRestore();
  await pass(400_000);
  expect(statuses()).toEqual(['running']);
});

test('what is refused is not tried again, and does not hold up the others', async () => {
  const { starter, answers, statuses, started } = begun(3);
  answers.push(() => {
    throw problem('invalid');
  });
  starter.pump();
  await pass(100_000);
  expect(statuses()).toEqual(['refused', 'running', 'running']);
  expect(started).toHaveLength(3);
});

test('while all are refused they wait, one is tried at a time, and they go on by themselves', async () => {
  const { starter, answers, statuses, obstacles, started } = begun(6);
  for (let times = 0; times < 8; times++)
    answers.push(() => {
      throw problem('forbidden');
    });
  starter.pump();
  await pass(500);
  expect(started).toHaveLength(4);
  await pass(1_600);
  expect(started.length).toBeLessThanOrEqual(5);
  await pass(600_000);
  expect(statuses()).toEqual(Array(6).fill('running'));
  expect(obstacles[0]).toBe('forbidden.');
  expect(obstacles.at(-1)).toBeUndefined();
});

test('a pause that the service asks for is kept', async () => {
  const { starter, answers, started } = begun(1);
  answers.push(() => {
    throw problem('limit', { retryAfter: 120_000 });
  });
  starter.pump();
  await pass(119_000);
  expect(started).toHaveLength(1);
  await pass(2_000);
  expect(started).toHaveLength(2);
});

test('a file that is gone gets no run', async () => {
  const { starter, ledger, started, statuses } = begun(1);
  const [event] = ledger.events;
  ledger.moved(event?.id ?? '', 'gone');
  starter.pump();
  await pass(1_000);
  expect(statuses()).toEqual(['withdrawn']);
  expect(started).toEqual([]);
});
