import type { Json } from './json.ts';
import type { LogEntry } from './run.ts';

/** One visit of a run to a state. */
export interface StateVisit {
  state: string;
  /** Action, Choice, …; "" when the log does not say */
  type: string;
  /** which visit to this state it is, from 1 */
  visit: number;
  status: 'ACTIVE' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';
  startedAt: string;
  /** null while it is active */
  endedAt: string | null;
  /** the last words about it in the log */
  description: string;
  input?: Json;
  output?: Json;
}

/** The states a run has visited, in order, as its log tells it. */
export function runStates(_log: readonly LogEntry[]): StateVisit[] {
  throw new Error('under construction');
}
