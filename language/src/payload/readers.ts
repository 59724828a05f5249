import type { State } from '../model/state.ts';

/** Which states read each property of the payload. Where a state has become another one, what it read before counts too. */
export class Readers {
  readonly #byKey = new Map<string, Set<number>>();
  /** The newest version of each. */
  readonly #states: State[] = [];

  static of(states: readonly (State | undefined)[]): Readers {
    const readers = new Readers();
    for (const [index, state] of states.entries()) if (state) readers.add(index, state);
    return readers;
  }

  add(index: number, state: State): void {
    if (this.#states[index] === state) return;
    this.#states[index] = state;
    for (const key of state.readKeys) {
      const known = this.#byKey.get(key);
      if (known) known.add(index);
      else this.#byKey.set(key, new Set([index]));
    }
  }

  /** The indexes of those that read a property. */
  of(key: string): Iterable<number> {
    return this.#byKey.get(key) ?? [];
  }
}
