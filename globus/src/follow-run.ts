import type { Globus } from './api.ts';
import type { Problem } from './problem.ts';
import type { FlowRun, LogEntry } from './run.ts';

export interface FollowOptions {
  signal?: AbortSignal;
  /** ms between looks while things change: 1000; ten times as much when nothing does */
  intervalMs?: number;
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

/**
 * Follows a run: a snapshot at once and whenever something changed, the last one with the status that
 * ends the run. Passing troubles are reported in a snapshot; what will not pass (signed out, no
 * permission, no such run) is thrown. Aborting the signal ends it without an error.
 */
export async function* followRun(
  _globus: Globus,
  _runId: string,
  _options?: FollowOptions,
): AsyncGenerator<RunSnapshot, void, undefined> {
  throw new Error('under construction');
}
