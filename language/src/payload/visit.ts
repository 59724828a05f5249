import type { State } from '../model/state.ts';

/** A state with what the payload can be when a run comes to it. */
export interface Visit {
  index: number;
  state: State;
}
