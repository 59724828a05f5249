/**
 * Says when the service may be asked for a run. After an obstacle that is not about one file it stays shut, each time twice
 * as long, and then lets one through to see. Times are of a clock that never goes back (ms).
 */
export class Gate {
  readonly #random: () => number;
  #failures = 0;
  #shutUntil = 0;

  /** `random` as `Math.random`, for the jitter: many triggers do not come back at the same moment. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How many may be asked for at the same time. */
  get width(): number {
    return this.#failures === 0 ? WIDE : 1;
  }

  /** Ms until it is open; 0 when it is. */
  closedFor(now: number): number {
    return Math.max(0, this.#shutUntil - now);
  }

  /** There was an obstacle. `wanted` is the pause that the service asks for (ms). */
  shut(now: number, wanted = 0): void {
    const pause = Math.min(FIRST * 2 ** this.#failures, LONGEST) * (0.5 + this.#random() / 2);
    this.#failures++;
    this.#shutUntil = Math.max(this.#shutUntil, now + Math.max(pause, wanted));
  }

  /** The service has done what it was asked for. */
  passed(): void {
    this.#failures = 0;
  }
}

const WIDE = 4;
const FIRST = 1_000;
const LONGEST = 300_000;
