const YEAR_MS = 365 * 24 * 3_600_000;

/** A secret that ought to be replaced: secrets of Globus never expire by themselves. */
export function isOld({ created }: { created: string }, now: number): boolean {
  const at = Date.parse(created);
  return !Number.isNaN(at) && now - at > YEAR_MS;
}
