import { fieldsOf, type Json, jsonOf, textOf } from './json.ts';
import type { LogEntry } from './run.ts';

/** One visit of a run to a state. */
export interface StateVisit {
  state: string;
  /** Action, Choice, …; "" when the log does not say */
  type: string;
  /** which visit to this state it is, from 1 */
  visit: number;
  status: 'ACTIVE' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';
  startedAt: string;
  /** null while it is active */
  endedAt: string | null;
  /** the last words about it in the log */
  description: string;
  input?: Json;
  output?: Json;
}

/**
 * The states a run has visited, in order, as its log tells it. Entries are told apart by the ends of
 * their codes (`…Started`, `…Completed`, `…Failed`), so that types of states to come are shown too.
 */
export function runStates(log: readonly LogEntry[]): StateVisit[] {
  const visits: StateVisit[] = [];
  for (const entry of log) {
    const { state_name, state_type, input, output } = fieldsOf(entry.details);
    const state = textOf(state_name);
    const open = visits.findLast(
      visit => visit.status === 'ACTIVE' && (state === undefined || visit.state === state),
    );
    switch (endOf(entry.code)) {
      case 'FlowSucceeded':
        closeAll(visits, 'SUCCEEDED', entry);
        break;
      case 'FlowCanceled':
        closeAll(visits, 'CANCELED', entry);
        break;
      case 'FlowFailed':
        if (state !== undefined && !open) markFailed(visits, state, entry);
        closeAll(visits, 'FAILED', entry);
        break;
      case 'Started':
        if (state === undefined) break;
        // A run is in one state at a time: it left the one before, even if the log does not say so.
        closeAll(visits, 'SUCCEEDED', entry);
        visits.push({
          state,
          type: textOf(state_type) ?? entry.code.slice(0, -'Started'.length),
          visit: visits.filter(visit => visit.state === state).length + 1,
          status: 'ACTIVE',
          startedAt: entry.time,
          endedAt: null,
          description: entry.description,
          ...(input === undefined ? {} : { input: jsonOf(input) }),
        });
        break;
      case 'Completed':
        if (open) close(open, 'SUCCEEDED', entry, output);
        break;
      case 'Failed':
        if (open) close(open, 'FAILED', entry, output);
        else if (state !== undefined) markFailed(visits, state, entry);
        break;
      default:
        if (open && state !== undefined) open.description = entry.description || open.description;
    }
  }
  return visits;
}

function endOf(code: string): string {
  return /^Flow(Started|Succeeded|Failed|Canceled)$/.test(code)
    ? code
    : (/(Started|Completed|Failed)$/.exec(code)?.[1] ?? '');
}

function close(visit: StateVisit, status: StateVisit['status'], entry: LogEntry, output?: unknown): void {
  visit.status = status;
  visit.endedAt = entry.time;
  visit.description = wordsOf(entry) || visit.description;
  if (output !== undefined) visit.output = jsonOf(output);
}

function closeAll(visits: StateVisit[], status: StateVisit['status'], entry: LogEntry): void {
  for (const visit of visits) {
    if (visit.status !== 'ACTIVE') continue;
    const { description } = visit;
    close(visit, status, entry);
    if (status === 'SUCCEEDED') visit.description = description; // the entry is about something else
  }
}

/** A state can fail before the log says that it started: its parameters could not be read. */
function markFailed(visits: StateVisit[], state: string, entry: LogEntry): void {
  const last = visits.findLast(visit => visit.state === state);
  if (last?.status === 'FAILED') return;
  visits.push({
    state,
    type: '',
    visit: visits.filter(visit => visit.state === state).length + 1,
    status: 'FAILED',
    startedAt: entry.time,
    endedAt: entry.time,
    description: wordsOf(entry),
  });
}

/** FlowFailed has a cause instead of a description (reference 2.11). */
function wordsOf({ description, details }: LogEntry): string {
  const { exception, cause } = fieldsOf(details);
  return description || [exception, cause].flatMap(part => textOf(part) ?? []).join(': ');
}
