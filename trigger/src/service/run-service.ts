import type { JsonObject } from '../../../globus/src/index.ts';

/** How a run stands. */
export type RunState =
  | { kind: 'active'; waitsFor: string }
  | { kind: 'succeeded' }
  | { kind: 'failed'; why: string };

/** What a trigger asks the service for. Every method throws GlobusErrors. */
export interface RunService {
  /** Refuses an input that does not fit the flow. */
  check(input: JsonObject): Promise<void>;
  /** Starts a run and gives its id. `key` is what it can be found by. */
  start(input: JsonObject, name: string, key: string): Promise<string>;
  /** The run with this key, if there is one. */
  find(key: string): Promise<string | undefined>;
  /** How runs stand. */
  states(runs: readonly string[]): Promise<ReadonlyMap<string, RunState>>;
}
