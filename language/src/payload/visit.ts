import type { State } from '../model/state.ts';
import type { Property, Shape } from '../shape/shape.ts';
import { type Miss, missesOf } from './misses.ts';
import { partOf } from './properties.ts';

/** A state with what the payload can be when a run comes to it, as far as the state looks at it. */
export class Visit {
  readonly state: State;
  /** Of each property that the state reads (`state.readKeys`); equal lists are the same visit for every purpose. */
  readonly inputs: readonly Property[];
  /** It is a Choice, and runs can take every way out of it: no rule of it is for none, and its Default is for some. */
  readonly open: boolean;
  #before: Shape | undefined;
  #misses: readonly Miss[] | undefined;

  constructor(state: State, inputs: readonly Property[], open: boolean) {
    this.state = state;
    this.inputs = inputs;
    this.open = open;
  }

  /** The payload; nothing is known of properties that the state does not read. */
  get before(): Shape {
    this.#before ??= partOf(this.state.readKeys, this.inputs);
    return this.#before;
  }

  /** What it reads although it may not be there. */
  get misses(): readonly Miss[] {
    if (!this.#misses) {
      const misses = missesOf(this.state, this.before);
      this.#misses = misses.length > 0 ? misses : NONE;
    }
    return this.#misses;
  }

  /** Keeps what it reads, and lets go of the payload, which can be put together again: after the rules few ask for it. */
  release(): void {
    this.#misses = this.misses;
    this.#before = undefined;
  }
}

const NONE: readonly Miss[] = [];
