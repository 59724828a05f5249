import type { PlayedCase } from '../play-case.ts';
import type { Visit } from './path-pattern.ts';

/** The states that a run has come to, the one where it stands included. */
export function visitsOf({ visited, run: { state, payload, visit } }: PlayedCase): Visit[] {
  const standing =
    state !== null && visited.length < visit
      ? [{ state, exit: undefined, before: payload, after: payload }]
      : [];
  return [...visited, ...standing];
}
