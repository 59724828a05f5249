import type { Json, JsonObject } from '../json.ts';
import type { TaskLine, TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import type { Call } from './call.ts';
import { choose, readFilter, readOrder } from './choosing.ts';
import { eventDocuments } from './events.ts';

const texts: Readonly<Record<string, (task: TaskLine) => Json>> = {
  task_id: task => task.task_id,
  type: task => task.type,
  status: task => task.status,
  label: task => task.label,
};
const times: typeof texts = {
  request_time: task => task.request_time,
  completion_time: task => task.completion_time,
};
const fields = { ...texts, ...times };

const asked = (call: Call, name: string) => call.request.query.get(name) ?? undefined;

/** The caller's tasks that `filter` lets through; the newest first unless `orderby` says otherwise. */
export function listTasks(state: State, call: Call): TaskLine[] {
  const { resource } = call;
  const filter = readFilter(asked(call, 'filter'), Object.keys(texts), Object.keys(times), resource);
  const orderby = readOrder(asked(call, 'orderby'), 'request_time DESC', Object.keys(fields), resource);
  const mine = state.tasks.lines().filter(task => task.owner_id === call.caller.identity.id);
  return choose(mine, (task, field) => fields[field]?.(task), filter, orderby);
}

/** What has become of a task, as far as `filter` lets it through: `is_error:1`. */
export function listEvents(task: TaskRecord, call: Call): JsonObject[] {
  const filter = readFilter(asked(call, 'filter'), ['is_error', 'code'], [], call.resource);
  const fieldOf = (event: JsonObject, field: string) =>
    field === 'is_error' ? Number(event.is_error) : event[field];
  return choose(eventDocuments(task), fieldOf, filter, []);
}
