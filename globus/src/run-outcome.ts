import type { Problem } from './problem.ts';
import type { FlowRun } from './run.ts';

/** How a run stands, for people. */
export interface RunOutcome {
  /** "Succeeded", "Failed in state “Copy”", "Waits for consent in state “Copy”", "Canceled", "Running" */
  title: string;
  /** the cause, in the words of the service or the provider; "" when there is nothing to add */
  cause: string;
  /** the state concerned, where it is known */
  state?: string;
  /** what a run that failed or waits needs */
  problem?: Problem;
}

/** Reads the outcome out of a run's status and details (reference 2.11). */
export function runOutcome(_run: FlowRun): RunOutcome {
  throw new Error('under construction');
}
