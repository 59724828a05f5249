import type { Json } from '../types.ts';

const ISO = /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of a duration as mocks have it: seconds, or ISO 8601 like `PT1M30S`. Undefined for anything else. */
export function milliseconds(duration: Json | undefined): number | undefined {
  if (typeof duration === 'number') return duration * 1000;
  const match = typeof duration === 'string' ? ISO.exec(duration) : null;
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(part => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
