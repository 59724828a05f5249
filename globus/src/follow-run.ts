import type { FlowsApi } from './api.ts';
import {
  advanceFollow,
  beginFollow,
  type LogCursor,
  type Look,
  readPage,
  restarted,
} from './follow-state.ts';
import { GlobusError, type Problem } from './problem.ts';
import type { FlowRun, LogEntry, LogPage } from './run.ts';
import { defaultSettings } from './transport.ts';

/** What following a run asks for. */
export interface RunReader {
  readonly flows: Pick<FlowsApi, 'getRun' | 'getRunLogPage'>;
}

export interface FollowOptions {
  signal?: AbortSignal;
  /** ms between looks while things change: 1000; ten times as much when nothing does */
  intervalMs?: number;
  /** waits; rejects when the signal is aborted */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What is new about a run. */
export interface RunSnapshot {
  /** null until the service answered for the first time */
  run: FlowRun | null;
  /** the entries since the last snapshot, oldest first; each entry comes exactly once */
  newEntries: LogEntry[];
  /** a passing obstacle: the run is still followed */
  problem?: Problem;
}

/** Obstacles that may pass by themselves. */
const passing: readonly string[] = ['network', 'service', 'limit'];

/**
 * Follows a run: a snapshot at once and whenever something changed. It ends when the service says
 * that the run is over and the log is read to its end. Passing troubles are reported in a snapshot;
 * what will not pass (signed out, no permission, no such run) is thrown. Aborting the signal ends it
 * without an error.
 */
export async function* followRun(
  globus: RunReader,
  runId: string,
  options: FollowOptions = {},
): AsyncGenerator<RunSnapshot, void, undefined> {
  const { signal, intervalMs = 1000, sleep = defaultSettings.sleep } = options;
  let follow = beginFollow(intervalMs);
  for (let first = true; !signal?.aborted; first = false) {
    const look = await lookAt(globus, runId, follow.cursor, signal);
    if (signal?.aborted) return;
    const step = advanceFollow(follow, look, intervalMs);
    follow = step.follow;
    if (step.changed || first) {
      yield { run: follow.run, newEntries: look.entries, ...(look.problem ? { problem: look.problem } : {}) };
    }
    if (step.over) return;
    try {
      await sleep(follow.pause, signal);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }
}

/** Reads the run, then what is new in its log. Throws what will not pass by itself. */
async function lookAt(
  globus: RunReader,
  runId: string,
  from: LogCursor,
  signal?: AbortSignal,
): Promise<Look> {
  let run: FlowRun | null = null;
  const entries: LogEntry[] = [];
  let cursor = from;
  try {
    run = await globus.flows.getRun(runId, signal);
    for (let more = true; more; ) {
      const read = await pageAt(globus, runId, cursor, signal);
      entries.push(...read.fresh);
      ({ cursor, more } = read);
    }
    return { run, entries, cursor };
  } catch (error) {
    if (signal?.aborted) return { run, entries, cursor };
    if (!(error instanceof GlobusError) || !passing.includes(error.problem.kind)) throw error;
    return { run, entries, cursor, problem: error.problem };
  }
}

async function pageAt(globus: RunReader, runId: string, cursor: LogCursor, signal?: AbortSignal) {
  const read = (at: LogCursor): Promise<LogPage> => globus.flows.getRunLogPage(runId, at.marker, signal);
  try {
    return readPage(cursor, await read(cursor));
  } catch (error) {
    const forgotten =
      error instanceof GlobusError && error.problem.kind === 'invalid' && cursor.marker !== null;
    if (!forgotten) throw error;
    const again = restarted(cursor);
    return readPage(again, await read(again));
  }
}
