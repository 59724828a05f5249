import type { Incomplete } from '../settling.ts';
import type { WaitingManifest } from '../state/health.ts';

/** A manifest about which nothing has changed for so long (ms) is told of: what it waits for may never come. */
const LATE = 600_000;
/** So many of them are shown. */
const MOST = 20;

/** Knows which manifests have waited for too long, and tells of each once. */
export class LateManifests {
  readonly #told = new Set<string>();

  /** What is to be told of those that wait now. */
  news(waiting: readonly Incomplete[]): Incomplete[] {
    const late = waiting.filter(isLate);
    const news = late.filter(({ path }) => !this.#told.has(path));
    this.#told.clear();
    for (const { path } of late) this.#told.add(path);
    return news;
  }
}

/** How those that have waited longest are shown to whoever asks; `now` in ms since 1970. */
export function shownManifests(waiting: readonly Incomplete[], now: number): WaitingManifest[] {
  return [...waiting]
    .sort((a, b) => b.unchanged - a.unchanged)
    .slice(0, MOST)
    .map(one => {
      const since = new Date(now - one.unchanged).toISOString();
      return { path: one.path, missing: one.missing, since, isLate: isLate(one) };
    });
}

function isLate({ unchanged }: Incomplete): boolean {
  return unchanged >= LATE;
}
