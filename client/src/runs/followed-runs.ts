import {
  type FlowRun,
  followRun,
  isOver,
  type LogEntry,
  type Problem,
  type RunReader,
  type Session,
} from '../../../globus/src/index.ts';

/** A run that is, or was, followed. */
export interface FollowedRun {
  run: FlowRun;
  log: readonly LogEntry[];
  session: Session;
  /** A passing obstacle: what is shown may be behind. */
  problem?: Problem;
}

type Listener = (followed: FollowedRun) => void;

/** Follows runs until they are over, for all who want to know: the view, the log, notifications. */
export class FollowedRuns {
  readonly #globusOf: (session: Session) => RunReader;
  readonly #intervalMs: number;
  readonly #runs = new Map<string, FollowedRun>();
  readonly #following = new Map<string, { over: Promise<FollowedRun>; stop: AbortController }>();
  readonly #complete = new Set<string>();
  /** Runs that are left alone until they are asked for again, with the reason where it was a failure. */
  readonly #left = new Map<string, unknown>();
  readonly #listeners = new Set<Listener>();

  constructor(globusOf: (session: Session) => RunReader, intervalMs = 1000) {
    this.#globusOf = globusOf;
    this.#intervalMs = intervalMs;
  }

  readonly onDidChange = (listener: Listener): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  get(runId: string): FollowedRun | undefined {
    return this.#runs.get(runId);
  }

  /** False for a run that cannot be followed, or that somebody does not want to be followed. */
  isWanted(runId: string): boolean {
    return !this.#left.has(runId);
  }

  /** Why a run cannot be followed. */
  failureOf(runId: string): unknown {
    return this.#left.get(runId);
  }

  /** Lets every run be followed again. */
  forgetFailures(): void {
    this.#left.clear();
  }

  /** Newest first. */
  ofFlow(flowId: string): FollowedRun[] {
    return this.all().filter(({ run }) => run.flow_id === flowId);
  }

  /** Newest first. */
  all(): FollowedRun[] {
    return [...this.#runs.values()].sort((a, b) => b.run.start_time.localeCompare(a.run.start_time));
  }

  /** The runs that are not over, as far as they are followed. */
  active(): FollowedRun[] {
    return this.all().filter(({ run }) => !isOver(run));
  }

  /**
   * Follows a run, once however often it is asked for; of a run that is over it reads the whole log, once.
   * Fulfilled when the run is over or no longer followed; rejected when it cannot be followed.
   */
  follow(run: FlowRun, session: Session): Promise<FollowedRun> {
    const already = this.#following.get(run.run_id);
    if (already) return already.over;
    const known = this.#runs.get(run.run_id);
    if (known && this.#complete.has(run.run_id)) return Promise.resolve(known);
    this.#left.delete(run.run_id);
    const stop = new AbortController();
    const over = this.#follow(run, session, stop.signal)
      .catch((error: unknown) => {
        this.#left.set(run.run_id, error);
        throw error;
      })
      .finally(() => this.#following.delete(run.run_id));
    this.#following.set(run.run_id, { over, stop });
    return over;
  }

  stop(runId: string): void {
    this.#left.set(runId, undefined);
    this.#following.get(runId)?.stop.abort();
  }

  /** Leaves a run that is not there any more. */
  forget(runId: string): void {
    this.stop(runId);
    this.#runs.delete(runId);
    this.#complete.delete(runId);
  }

  dispose(): void {
    for (const { stop } of this.#following.values()) stop.abort();
    this.#listeners.clear();
  }

  async #follow(run: FlowRun, session: Session, signal: AbortSignal): Promise<FollowedRun> {
    let followed: FollowedRun = { run, log: [], session };
    const show = (next: FollowedRun) => {
      followed = next;
      this.#runs.set(run.run_id, next);
      for (const listener of this.#listeners) listener(next);
    };
    show(followed);
    const options = { signal, intervalMs: this.#intervalMs };
    for await (const snapshot of followRun(this.#globusOf(session), run.run_id, options)) {
      const next = snapshot.run ?? followed.run;
      if (isOver(next) && !snapshot.problem) this.#complete.add(run.run_id);
      show({
        run: next,
        log: [...followed.log, ...snapshot.newEntries],
        session,
        ...(snapshot.problem && { problem: snapshot.problem }),
      });
    }
    return followed;
  }
}
