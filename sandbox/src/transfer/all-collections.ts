import { type Collection, collections } from '../demo.ts';
import type { State } from '../state/state.ts';

/** Those that every sandbox has, and the guest collections that were made since. */
export function allCollections(state: State): readonly Collection[] {
  return [...collections, ...state.guests.values()];
}

export function collectionById(state: State, id: string | null | undefined): Collection | undefined {
  return allCollections(state).find(one => one.id === id);
}
