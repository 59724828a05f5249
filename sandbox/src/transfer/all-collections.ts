import { type Collection, collections } from '../demo.ts';
import type { State } from '../state/state.ts';

/** Those that every sandbox has, and the guest collections that were made since. */
export function allCollections(state: State): readonly Collection[] {
  return [...collections, ...state.guests.values()];
}

export function collectionById(state: State, id: string | null | undefined): Collection | undefined {
  return allCollections(state).find(one => one.id === id);
}

/** Who has a local account may read and write there; others are let in by guest collections on it. */
export function isMapped({ entity_type }: Collection): boolean {
  return entity_type.endsWith('_mapped_collection');
}

/** Is it on a personal computer, not on a server? */
export function isPersonal({ entity_type }: Collection): boolean {
  return entity_type.startsWith('GCP_');
}
