import { matchesPattern } from '../wildcard.ts';
import type { Moment } from './moment.ts';
import { unlessFails } from './phases.ts';

/** Which errors stop a run: all of a kind, or those of certain names. */
export type ErrorFilter = 'caught' | 'uncaught';

export interface ErrorStops {
  filter: ErrorFilter;
  /** Names with commas between them, `*` for any characters; undefined for all. */
  names: string | undefined;
}

/** The filters as the Breakpoints view shows them. */
export const ERROR_FILTERS = [
  {
    filter: 'uncaught',
    label: 'Uncaught Errors',
    description: 'Stops where an error ends the run.',
    default: true,
    supportsCondition: true,
    conditionDescription: 'Names of errors, e.g. ActionTimeout, States.*',
  },
  {
    filter: 'caught',
    label: 'Caught Errors',
    description: 'Stops where a Catch takes an error.',
    default: false,
    supportsCondition: true,
    conditionDescription: 'Names of errors, e.g. ActionTimeout, States.*',
  },
] as const satisfies readonly { filter: ErrorFilter; [field: string]: unknown }[];

/** Does the error of a moment stop the run? */
export function stopsAt(stops: readonly ErrorStops[], { visit, phase }: Moment): boolean {
  const { outcome } = visit;
  if (phase.kind !== 'error' || !outcome) return false;
  const kind: ErrorFilter = outcome.exit === 'error' ? 'uncaught' : 'caught';
  return stops.some(({ filter, names }) => filter === kind && named(names, outcome.error?.exception ?? ''));
}

function named(names: string | undefined, exception: string): boolean {
  const wanted = (names ?? '').split(',').flatMap(name => name.trim() || []);
  return wanted.length === 0 || wanted.some(name => unlessFails(() => matchesPattern(exception, name)));
}
