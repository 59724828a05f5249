import type { Json, JsonObject } from '../json.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';

/** Adds to what has become of a task. */
export function noteEvent(
  state: State,
  task: TaskRecord,
  code: string,
  details: Json = '',
  is_error = false,
): void {
  const description = code.toLowerCase().replaceAll('_', ' ');
  task.events.push({ time: state.clock.now(), code, is_error, description, details });
}

/** How much a task has transferred until now, in bytes and seconds. */
export function noteProgress(state: State, task: TaskRecord): void {
  const { bytes_transferred } = task.counts;
  const duration = Math.max((state.clock.now() - task.request_time) / 1000, 0.001);
  const mbps = Math.round((bytes_transferred * 8) / duration / 10_000) / 100;
  noteEvent(state, task, 'PROGRESS', { bytes_transferred, duration, mbps });
}

/** `event_list`, newest first as Transfer has it. */
export function eventDocuments(task: TaskRecord): JsonObject[] {
  return task.events
    .map(({ time, ...event }) => ({ DATA_TYPE: 'event', ...event, time: isoSeconds(time) }))
    .reverse();
}
