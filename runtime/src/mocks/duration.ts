import type { Json } from '../types.ts';

const ISO = /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

// Far beyond the year that a run of Flows can last, and still a date.
const LONGEST = 100 * 365 * 86_400_000;

/** Milliseconds of a duration as mocks have it: seconds, or ISO 8601 like `PT1M30S`. Undefined for anything else. */
export function milliseconds(duration: Json | undefined): number | undefined {
  if (typeof duration === 'number') return within(duration * 1000);
  const match = typeof duration === 'string' ? ISO.exec(duration) : null;
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(part => Number(part ?? 0));
  return within((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

function within(duration: number): number {
  return Math.min(Math.max(0, duration), LONGEST);
}
