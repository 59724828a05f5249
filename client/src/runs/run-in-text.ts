import * as l10n from '@vscode/l10n';
import { type FlowRun, runOutcome, runStates, type StateVisit } from '../../../globus/src/index.ts';
import { duration } from '../../../project/src/index.ts';
import { causeWords } from '../../../runtime/src/index.ts';
import type { FollowedRun } from './followed-runs.ts';

/** The last visits of a run to each state that it came to, by the name of the state. */
export function lastVisits({ log }: Pick<FollowedRun, 'log'>): Map<string, StateVisit> {
  return new Map(runStates(log).map(visit => [visit.state, visit]));
}

/**
 * What stands beside a state in the text: how the run that was followed last has left it, or how long it has been there.
 * @param waitTime how many seconds the state waits for its action; undefined where it waits for none
 * @param now ms since 1970
 */
export function markOf(
  { status, startedAt, endedAt, visit }: StateVisit,
  run: Pick<FlowRun, 'status'>,
  waitTime: number | undefined,
  now: number,
): string {
  const again = visit > 1 ? l10n.t(', visit {visit}', { visit }) : '';
  if (status !== 'ACTIVE') return `${SIGNS[status]} ${duration(startedAt, endedAt)}${again}`;
  if (run.status === 'INACTIVE') return l10n.t('⏸ waits for somebody{again}', { again });
  const limit = waitTime === undefined ? '' : l10n.t(' of {waitTime}', { waitTime: secondsWords(waitTime) });
  return `⟳ ${duration(startedAt, new Date(now).toISOString())}${limit}${again}`;
}

const SIGNS = { SUCCEEDED: '✓', FAILED: '✗ after', CANCELED: '⊘ after' } as const;

function secondsWords(seconds: number): string {
  return duration(new Date(0).toISOString(), new Date(seconds * 1000).toISOString());
}

/** A part of what is told about a state: words, or a value as JSON. */
export type Told = { words: string } | { json: string };

/** In characters; the log has all of it. */
const LONGEST = 1500;

/** What the run that was followed last has done in a state, its visits in order; empty where it never came there. */
export function toldOf({ run, log }: Pick<FollowedRun, 'run' | 'log'>, state: string): Told[] {
  const visits = runStates(log).filter(visit => visit.state === state);
  const [last] = visits.slice(-1);
  if (!last) return [];
  const times =
    visits.length > 1
      ? l10n.t(' It came here {count} times; this is the last.', { count: visits.length })
      : '';
  const took = duration(last.startedAt, last.endedAt);
  const how =
    last.status === 'ACTIVE'
      ? l10n.t('is here')
      : l10n.t('{status} here{value}', {
          status: last.status.toLowerCase(),
          value: took && l10n.t(' after {took}', { took }),
        });
  const why = last.status === 'FAILED' ? ` ${causeWords(last.description)}` : '';
  return [
    { words: `Run “${run.label || run.run_id}” (${runOutcome(run).title}) ${how}.${times}${why}` },
    ...(last.input === undefined
      ? []
      : [{ words: l10n.t('What it was given') }, { json: jsonOf(last.input) }]),
    ...(last.output === undefined
      ? []
      : [{ words: l10n.t('What it answered') }, { json: jsonOf(last.output) }]),
  ];
}

function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.length <= LONGEST
    ? text
    : l10n.t('{text}\n… (the log of the run has all of it)', { text: text.slice(0, LONGEST) });
}
