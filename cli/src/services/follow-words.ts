import {
  type FlowRun,
  type LogEntry,
  runOutcome,
  runStates,
  type StateVisit,
} from '../../../globus/src/index.ts';
import { duration } from '../../../project/src/index.ts';
import { causeWords } from '../../../runtime/src/index.ts';

/** Tells what a run does, each thing once: where it is, and how it has left each state. */
export class FollowWords {
  readonly #log: LogEntry[] = [];
  /** By the place of a visit among all. */
  readonly #told = new Map<number, StateVisit['status']>();
  #isHeaded = false;
  #waits = '';

  /** The lines about what is new. */
  lines(run: FlowRun | null, newEntries: readonly LogEntry[]): string[] {
    this.#log.push(...newEntries);
    const head = run && !this.#isHeaded ? [headLine(run)] : [];
    this.#isHeaded ||= run !== null;
    const visits = runStates(this.#log).flatMap((visit, index) => {
      if (this.#told.get(index) === visit.status) return [];
      this.#told.set(index, visit.status);
      return [visitLine(visit)];
    });
    return [...head, ...visits, ...(run ? this.#waitingLines(run) : [])];
  }

  #waitingLines(run: FlowRun): string[] {
    const { title, cause } = runOutcome(run);
    const waits = run.status === 'INACTIVE' ? [title, causeWords(cause)].filter(Boolean).join(': ') : '';
    const isNew = waits !== this.#waits;
    this.#waits = waits;
    return waits !== '' && isNew ? [`⏸ ${waits}`] : [];
  }
}

function headLine({ label, flow_title, flow_id, run_id }: FlowRun): string {
  return `Run ${label ? `“${label}”` : run_id} of “${flow_title || flow_id}”`;
}

/** “Succeeded after 3.2 s”, with the cause of a failure. */
export function endWords(run: FlowRun): string {
  const { title, cause } = runOutcome(run);
  const took = duration(run.start_time, run.completion_time);
  const why = cause ? `: ${causeWords(cause)}` : '';
  return `${title}${took && ` after ${took}`}${why}`;
}

const SIGNS = { ACTIVE: '→', SUCCEEDED: '✓', FAILED: '✗', CANCELED: '⊘' } as const;

function visitLine({ state, visit, status, startedAt, endedAt }: StateVisit): string {
  const again = visit > 1 ? ` (visit ${visit})` : '';
  const took = duration(startedAt, endedAt);
  return `${SIGNS[status]} ${state}${again}${took && `, ${took}`}`;
}
