import type { Value } from './value.ts';

/** What functions need of the expression they are called in. */
export interface World {
  /** A name of the payload, or `_context`. */
  name(name: string): Value | undefined;
  /** The next of a series of numbers from 0 up to 1, the same in every evaluation of one expression in one run. */
  random(): number;
}
