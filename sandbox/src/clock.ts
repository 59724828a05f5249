/** The time in the sandbox, which may pass faster than on the wall: waits are over sooner, nothing else is different. */
export interface Clock {
  /** Milliseconds since 1970, never less than before. */
  now(): number;
  /** How long to wait for what is due in so many milliseconds of the sandbox. */
  wait(milliseconds: number): number;
}

/** Whoever asks again and again rests at least so long in between (ms). */
const leastPause = 10;

/** A clock that is `speed` times as fast as the one on the wall, and begins no earlier than `earliest`. */
export function createClock(speed: number, earliest: number): Clock {
  const begun = Date.now();
  const first = Math.max(begun, earliest);
  return {
    now: () => Math.round(first + (Date.now() - begun) * speed),
    wait: milliseconds => Math.max(milliseconds / speed, Math.min(milliseconds, leastPause)),
  };
}
