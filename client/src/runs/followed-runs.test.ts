import { expect, test } from 'vitest';
import {
  type FlowRun,
  GlobusError,
  type LogEntry,
  type RunReader,
  type RunStatus,
  type Session,
  sandboxAt,
} from '../../../globus/src/index.ts';
import { FollowedRuns } from './followed-runs.ts';

const session: Session = {
  environment: sandboxAt('http://127.0.0.1:1'),
  identity: { id: 'a', urn: 'urn:a', username: 'a@x', name: 'Ada', kind: 'person' },
  token: async () => 't',
};

const runWith = (status: RunStatus, run_id = 'r1'): FlowRun => ({
  run_id,
  flow_id: 'f1',
  flow_title: 'Copy',
  label: '',
  tags: [],
  status,
  display_status: status,
  details: {},
  start_time: '2026-01-01T00:00:00+00:00',
  completion_time: null,
  run_owner: '',
  user_roles: [],
  run_managers: [],
  run_monitors: [],
  blocking_web_input_id: null,
});

const entry = (code: string): LogEntry => ({ time: '', code, description: '', details: {} });

/** A service whose run goes through these statuses, one entry each. */
function service(statuses: readonly (RunStatus | GlobusError)[]) {
  const asked = { runs: 0 };
  const globus: RunReader = {
    flows: {
      async getRun(id) {
        const status = statuses[Math.min(asked.runs++, statuses.length - 1)];
        if (status instanceof GlobusError) throw status;
        return runWith(status ?? 'SUCCEEDED', id);
      },
      async getRunLogPage() {
        return { entries: Array.from({ length: asked.runs }, (_, i) => entry(`E${i}`)), marker: null };
      },
    },
  };
  return { runs: new FollowedRuns(() => globus, 1), asked };
}

test('a run is followed once however often it is asked for, and its whole log is kept', async () => {
  const { runs } = service(['ACTIVE', 'ACTIVE', 'SUCCEEDED']);
  const seen: string[] = [];
  runs.onDidChange(({ run }) => seen.push(run.status));
  const first = runs.follow(runWith('ACTIVE'), session);
  expect(runs.follow(runWith('ACTIVE'), session)).toBe(first);
  expect(runs.active()).toHaveLength(1);
  const ended = await first;
  expect(ended.run.status).toBe('SUCCEEDED');
  expect(ended.log.length).toBeGreaterThan(0);
  expect(seen.at(-1)).toBe('SUCCEEDED');
  expect(runs.active()).toEqual([]);
});

test('a run that is over is read once', async () => {
  const { runs, asked } = service(['SUCCEEDED']);
  const first = await runs.follow(runWith('SUCCEEDED'), session);
  const requests = asked.runs;
  expect(await runs.follow(runWith('SUCCEEDED'), session)).toBe(first);
  expect(asked.runs).toBe(requests);
});

test('a run that cannot be followed is left alone until it is wanted again', async () => {
  const gone = new GlobusError({ kind: 'not-found', operation: 'read', message: 'No such run.', remedy: '' });
  const { runs } = service([gone]);
  await expect(runs.follow(runWith('ACTIVE'), session)).rejects.toBe(gone);
  expect(runs.isWanted('r1')).toBe(false);
  expect(runs.failureOf('r1')).toBe(gone);
  runs.forgetFailures();
  expect(runs.isWanted('r1')).toBe(true);
});

test('following can be stopped, which is no failure', async () => {
  const { runs } = service(['ACTIVE']);
  const following = runs.follow(runWith('ACTIVE'), session);
  runs.stop('r1');
  expect((await following).run.status).toBe('ACTIVE');
  expect(runs.isWanted('r1')).toBe(false);
  expect(runs.failureOf('r1')).toBeUndefined();
});

test('a listener that was disposed of hears nothing more', async () => {
  const { runs } = service(['SUCCEEDED']);
  let heard = 0;
  runs.onDidChange(() => heard++).dispose();
  await runs.follow(runWith('ACTIVE'), session);
  expect(heard).toBe(0);
});
