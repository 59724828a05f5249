import type { Sighting } from './sighting.ts';

/** What to do about a file that was looked at. */
export type Settled =
  | { kind: 'settled' }
  /** Look again after so many ms. */
  | { kind: 'wait'; ms: number }
  /** Whatever is missing announces itself when it comes. */
  | { kind: 'incomplete' };

/** Knows for how long nothing has changed about files. Times are of a clock that never goes back (ms). */
export class Settling {
  readonly #since = new Map<string, { fingerprint: string; time: number }>();
  readonly #quiet: number;

  constructor(quiet: number) {
    this.#quiet = quiet;
  }

  /** Takes in how a file looks now. One that has settled is not watched any more. */
  look({ path, fingerprint, isComplete }: Sighting, now: number): Settled {
    const known = this.#since.get(path);
    const time = known?.fingerprint === fingerprint ? known.time : now;
    const left = this.#quiet - (now - time);
    if (isComplete && left <= 0) {
      this.#since.delete(path);
      return { kind: 'settled' };
    }
    this.#since.set(path, { fingerprint, time });
    return isComplete ? { kind: 'wait', ms: left } : { kind: 'incomplete' };
  }

  /** A file is not there any more, or there is nothing to wait for. */
  forget(path: string): void {
    this.#since.delete(path);
  }

  /** The files that have not settled yet. */
  get paths(): string[] {
    return [...this.#since.keys()];
  }
}
