import { afterEach, describe, expect, test } from 'vitest';
import { type FollowOptions, followRun, type RunSnapshot } from './follow-run.ts';
import type { FlowRun, LogEntry } from './run.ts';
import { entry, run, runId } from './testing/documents.ts';
import { globusAt, quick, type Reply, type ServiceDouble, serviceDouble } from './testing/service-double.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

/** What the service knows at each look; the last one stays. */
interface Moment {
  run?: Partial<FlowRun>;
  log?: LogEntry[];
  fail?: Reply;
  failLog?: Reply;
}

/** Plays moments, one for each look at the run, with pages of `pageSize` entries. */
async function play(moments: Moment[], options: FollowOptions = {}, pageSize = 100) {
  let look = 0;
  const markers: (string | null)[] = [];
  const double = await serviceDouble(({ path, query }) => {
    if (!path.endsWith('/log')) look += 1;
    const moment = moments[Math.min(look, moments.length) - 1] ?? {};
    if (moment.fail) return moment.fail;
    if (!path.endsWith('/log')) return { json: run(moment.run) };
    if (moment.failLog) return moment.failLog;
    markers.push(query.get('marker'));
    const from = Number(query.get('marker') ?? 0);
    const log = moment.log ?? [];
    const more = log.length > from + pageSize;
    return {
      json: {
        entries: log.slice(from, from + pageSize),
        has_next_page: more,
        marker: more ? String(from + pageSize) : null,
      },
    };
  });
  open.push(double);
  const pauses: number[] = [];
  const settings = { ...quick(pauses), ...options };
  const globus = globusAt(double);
  const snapshots: RunSnapshot[] = [];
  const follow = async () => {
    for await (const snapshot of followRun(globus, runId, settings)) snapshots.push(snapshot);
  };
  return { follow, snapshots, pauses, markers, looks: () => look, double };
}

const codes = (snapshots: RunSnapshot[]) =>
  snapshots.map(({ newEntries }) => newEntries.map(({ code }) => code));

describe('telling what is new', () => {
  const log = [
    entry('FlowStarted', 0),
    entry('ActionStarted', 1, { state_name: 'Copy' }),
    entry('ActionCompleted', 2, { state_name: 'Copy' }),
    entry('FlowSucceeded', 3),
  ];

  test('each entry once, to the end that the service states', async () => {
    const played = await play([
      { log: log.slice(0, 1) },
      { log: log.slice(0, 2), run: { details: { code: 'ActionStarted' } } },
      { log: log.slice(0, 2), run: { details: { code: 'ActionStarted' } } },
      { log, run: { status: 'ACTIVE', details: { code: 'ActionStarted' } } },
      { log, run: { status: 'SUCCEEDED' } },
    ]);
    await played.follow();
    expect(codes(played.snapshots)).toEqual([
      ['FlowStarted'],
      ['ActionStarted'],
      ['ActionCompleted', 'FlowSucceeded'],
      [],
    ]);
    expect(played.snapshots.map(snapshot => snapshot.run?.status)).toEqual([
      'ACTIVE',
      'ACTIVE',
      'ACTIVE',
      'SUCCEEDED',
    ]);
  });

  test('a computer that slept for hours between two looks has missed nothing', async () => {
    const slept = Array.from({ length: 250 }, (_, i) =>
      entry('ActionStarted', i + 1, { state_name: `S${i}` }),
    );
    const whole = [log[0], ...slept, log[3]].filter(one => one !== undefined);
    const played = await play([{ log: whole.slice(0, 1) }, { run: { status: 'SUCCEEDED' }, log: whole }]);
    await played.follow();
    expect(played.snapshots.flatMap(({ newEntries }) => newEntries)).toHaveLength(whole.length);
    expect(played.looks()).toBe(2);
  });

  test('a run that failed at once', async () => {
    const played = await play([{ log: [entry('FlowFailed', 0)], run: { status: 'FAILED' } }]);
    await played.follow();
    expect(played.snapshots).toHaveLength(1);
    expect(played.looks()).toBe(1);
  });

  test('long logs are not read anew: each page is left behind for good', async () => {
    const long = Array.from({ length: 7 }, (_, n) => entry('PassStarted', n, { state_name: `S${n}` }));
    const played = await play(
      [
        { log: long.slice(0, 5) },
        { log: long.slice(0, 6) },
        { log: [...long, entry('FlowSucceeded', 9)], run: { status: 'SUCCEEDED' } },
      ],
      {},
      2,
    );
    await played.follow();
    expect(played.snapshots.flatMap(({ newEntries }) => newEntries)).toHaveLength(8);
    expect(played.markers).toEqual([null, '2', '4', '4', '4', '6']);
  });

  test('a log that lags behind the end is waited for, but not for ever', async () => {
    const lagging = await play([
      { log: [], run: { status: 'SUCCEEDED' } },
      { log: [entry('FlowSucceeded', 1)], run: { status: 'SUCCEEDED' } },
    ]);
    await lagging.follow();
    expect(codes(lagging.snapshots)).toEqual([[], ['FlowSucceeded']]);
    const silent = await play([{ log: [], run: { status: 'FAILED' } }]);
    await silent.follow();
    expect(silent.looks()).toBe(3);
  });

  test('a marker that the service forgot is replaced without telling anything twice', async () => {
    const entries = Array.from({ length: 4 }, (_, n) => entry('PassStarted', n));
    let forgets = false;
    const double = await serviceDouble(({ path, query }) => {
      const marker = query.get('marker');
      if (!path.endsWith('/log')) return { json: run(forgets ? { status: 'SUCCEEDED' } : {}) };
      if (marker === 'old') {
        if (forgets)
          return { status: 400, json: { error: { code: 'BAD_REQUEST', detail: 'Unknown marker' } } };
        forgets = true;
        return { json: { entries: entries.slice(2, 3), has_next_page: false } };
      }
      if (marker === 'new')
        return { json: { entries: [...entries.slice(2), entry('FlowSucceeded', 5)], has_next_page: false } };
      return { json: { entries: entries.slice(0, 2), has_next_page: true, marker: forgets ? 'new' : 'old' } };
    });
    open.push(double);
    const told: string[] = [];
    for await (const { newEntries } of followRun(globusAt(double), runId, quick())) {
      told.push(...newEntries.map(({ description }) => description));
    }
    expect(told).toEqual([
      'PassStarted 0',
      'PassStarted 1',
      'PassStarted 2',
      'PassStarted 3',
      'FlowSucceeded 5',
    ]);
  });
});

describe('pace', () => {
  test('slower while nothing happens, up to ten times; fast again when something does', async () => {
    const quiet = Array.from({ length: 8 }, () => ({}));
    const played = await play(
      [
        ...quiet,
        { log: [entry('FlowStarted', 0)] },
        { log: [entry('FlowStarted', 0), entry('FlowSucceeded', 1)], run: { status: 'SUCCEEDED' } },
      ],
      { intervalMs: 100 },
    );
    await played.follow();
    expect(played.pauses.map(Math.round)).toEqual([100, 150, 225, 338, 506, 759, 1000, 1000, 100]);
  });
});

describe('trouble', () => {
  const success = { log: [entry('FlowSucceeded', 1)], run: { status: 'SUCCEEDED' as const } };

  test.each([
    ['the service fails', { status: 503 }, 'service'],
    ['the connection is cut', 'drop', 'network'],
    ['there are too many requests', { status: 429 }, 'limit'],
  ] as const)('%s for a while: it is told once, and the run is followed on', async (_, fail, kind) => {
    // Each look makes four attempts, so that two looks fail.
    const failing = Array.from({ length: 8 }, () => ({ fail }));
    const played = await play([{}, ...failing, success]);
    await played.follow();
    expect(played.snapshots.map(({ problem }) => problem?.kind)).toEqual([undefined, kind, undefined]);
    expect(played.snapshots.at(-1)?.run?.status).toBe('SUCCEEDED');
  });

  test('before anything is known, the snapshot has no run', async () => {
    const played = await play([...Array.from({ length: 4 }, () => ({ fail: { status: 500 } })), success]);
    await played.follow();
    expect(played.snapshots.map(snapshot => snapshot.run?.status ?? null)).toEqual([null, 'SUCCEEDED']);
  });

  test('a log that cannot be read does not hide the end', async () => {
    const played = await play([{ failLog: { status: 500 }, run: { status: 'FAILED' } }]);
    await played.follow();
    expect(played.snapshots).toMatchObject([{ run: { status: 'FAILED' }, problem: { kind: 'service' } }]);
  });

  test.each([
    [401, 'sign-in'],
    [403, 'forbidden'],
    [404, 'not-found'],
  ])('%i will not pass', async (status, kind) => {
    const played = await play([{}, { fail: { status } }]);
    await expect(played.follow()).rejects.toMatchObject({ problem: { kind } });
    expect(played.snapshots).toHaveLength(1);
  });
});

describe('stopping', () => {
  test('while it waits, while it asks, before it begins', async () => {
    const waiting = new AbortController();
    const sleep: FollowOptions['sleep'] = async (_, signal) => {
      waiting.abort();
      signal?.throwIfAborted();
    };
    const first = await play([{}], { signal: waiting.signal, sleep });
    await first.follow();
    expect(first.snapshots).toHaveLength(1);

    const asking = new AbortController();
    const second = await play([{ fail: 'hang' }], { signal: asking.signal });
    const work = second.follow();
    await expect.poll(() => second.looks()).toBe(1);
    asking.abort();
    await work;
    expect(second.snapshots).toEqual([]);

    const third = await play([{}], { signal: AbortSignal.abort() });
    await third.follow();
    expect(third.looks()).toBe(0);
  });
});
