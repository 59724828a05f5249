import type { Sighting } from './sighting.ts';

/** What to do about a file that was looked at. */
export type Settled =
  | { kind: 'settled' }
  /** Look again after so many ms. */
  | { kind: 'wait'; ms: number }
  /** Whatever is missing announces itself when it comes. */
  | { kind: 'incomplete' };

/** A manifest that waits for something, or that cannot be used. */
export interface Incomplete {
  path: string;
  /** What it waits for, or what is wrong with it, in words. */
  missing: string;
  /** For how long nothing has changed about it (ms). */
  unchanged: number;
}

/** Knows for how long nothing has changed about files. Times are of a clock that never goes back (ms). */
export class Settling {
  readonly #since = new Map<string, { fingerprint: string; time: number; missing: string | undefined }>();
  readonly #quiet: number;

  constructor(quiet: number) {
    this.#quiet = quiet;
  }

  /** Takes in how a file looks now. One that has settled is not watched any more. */
  look({ path, fingerprint, isComplete, missing }: Sighting, now: number): Settled {
    const known = this.#since.get(path);
    const time = known?.fingerprint === fingerprint ? known.time : now;
    const left = this.#quiet - (now - time);
    if (isComplete && left <= 0) {
      this.#since.delete(path);
      return { kind: 'settled' };
    }
    this.#since.set(path, { fingerprint, time, missing });
    return isComplete ? { kind: 'wait', ms: left } : { kind: 'incomplete' };
  }

  /** A file is not there any more, or there is nothing to wait for. */
  forget(path: string): void {
    this.#since.delete(path);
  }

  /** The manifests that wait for something, and for how long nothing has changed about them (ms). */
  manifests(now: number): Incomplete[] {
    return [...this.#since].flatMap(([path, { time, missing }]) =>
      missing === undefined ? [] : [{ path, missing, unchanged: now - time }],
    );
  }

  /** The files that have not settled yet. */
  get paths(): string[] {
    return [...this.#since.keys()];
  }
}
