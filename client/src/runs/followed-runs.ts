import * as vscode from 'vscode';
import {
  type FlowRun,
  followRun,
  type LogEntry,
  type Problem,
  type Session,
} from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';

/** A run that is, or was, followed. */
export interface FollowedRun {
  run: FlowRun;
  log: readonly LogEntry[];
  session: Session;
  /** A passing obstacle: what is shown may be behind. */
  problem?: Problem;
}

/** Follows runs until they are over, for all who want to know: the view, the log, notifications. */
export class FollowedRuns implements vscode.Disposable {
  readonly #accounts: Accounts;
  readonly #runs = new Map<string, FollowedRun>();
  readonly #ends = new Map<string, { over: Promise<FollowedRun>; stop: AbortController }>();
  readonly #changed = new vscode.EventEmitter<FollowedRun>();
  readonly onDidChange = this.#changed.event;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  get(runId: string): FollowedRun | undefined {
    return this.#runs.get(runId);
  }

  /** Newest first. */
  ofFlow(flowId: string): FollowedRun[] {
    return [...this.#runs.values()].filter(f => f.run.flow_id === flowId).reverse();
  }

  /** Follows a run, once however often it is asked for. Fulfilled when the run is over; rejected when it cannot be followed. */
  follow(run: FlowRun, session: Session): Promise<FollowedRun> {
    const known = this.#ends.get(run.run_id);
    if (known) return known.over;
    const stop = new AbortController();
    const over = this.#follow(run, session, stop.signal).finally(() => this.#ends.delete(run.run_id));
    this.#ends.set(run.run_id, { over, stop });
    return over;
  }

  dispose(): void {
    for (const { stop } of this.#ends.values()) stop.abort();
    this.#changed.dispose();
  }

  async #follow(run: FlowRun, session: Session, signal: AbortSignal): Promise<FollowedRun> {
    let followed: FollowedRun = { run, log: [], session };
    const show = (next: FollowedRun) => {
      followed = next;
      this.#runs.set(run.run_id, next);
      this.#changed.fire(next);
    };
    show(followed);
    for await (const snapshot of followRun(this.#accounts.globus(session), run.run_id, { signal }))
      show({
        run: snapshot.run ?? followed.run,
        log: [...followed.log, ...snapshot.newEntries],
        session,
        ...(snapshot.problem && { problem: snapshot.problem }),
      });
    return followed;
  }
}
