import type { Collection } from '../demo.ts';
import type { Identity } from '../identities.ts';
import type { State } from '../state/state.ts';

/** What a function may touch. */
export interface World {
  readonly state: State;
  /** Whose task it is. */
  readonly identity: Identity;
  /** The collection whose files lie beside the endpoint. */
  readonly collection: Collection;
  /** Aborted when the sandbox stops. */
  readonly signal: AbortSignal;
}
