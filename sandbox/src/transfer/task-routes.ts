import { randomUUID } from 'node:crypto';
import { json, param, type Reply } from '../http.ts';
import { type JsonObject, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { bodyOf, type Call, markedPage, page, requireText, routesOf } from './call.ts';
import { result, transferError } from './errors.ts';
import { deleteTask, readDeadline, submitted, transferTask } from './submit.ts';
import { taskDocument } from './task-document.ts';
import { listEvents, listTasks } from './task-lists.ts';
import type { Tasks } from './tasks.ts';

function requireTask(state: State, call: Call): TaskRecord {
  const id = param(call.request, 'task_id');
  const task = state.tasks.get(id);
  if (task?.owner_id !== call.caller.identity.id)
    throw transferError(404, 'TaskNotFound', `No task with id '${id}' was found`, call.resource);
  return task;
}

/** Nothing is paused by rules here. */
const notPaused = {
  DATA_TYPE: 'pause_info_limited',
  pause_rules: [],
  source_pause_message: null,
  destination_pause_message: null,
  source_pause_message_share: null,
  destination_pause_message_share: null,
};

/** Gives a task that is under way another label or deadline. */
function updateTask(state: State, call: Call): Reply {
  const task = requireTask(state, call);
  const { resource } = call;
  if (task.status !== 'ACTIVE') throw transferError(409, 'Conflict', 'The task is over already', resource);
  const body = bodyOf(call);
  const label = textMember(body, 'label') ?? task.label;
  if (label !== null && (label.length > 128 || label.includes('\n')))
    throw transferError(
      400,
      'ClientError.BadRequest',
      'A label has at most 128 characters in a line',
      resource,
    );
  task.label = label;
  task.deadline = readDeadline(body, resource) ?? task.deadline;
  state.tasks.set(task.task_id, task);
  const message = 'The task has been updated successfully.';
  return json(200, result('result', 'Updated', message, resource));
}

function cancel(state: State, tasks: Tasks, call: Call): Reply {
  const task = requireTask(state, call);
  const [code, message] = tasks.cancel(task.task_id)
    ? ['Canceled', 'The task has been cancelled successfully.']
    : ['TaskComplete', 'The task completed before the cancel request.'];
  return json(200, result('result', code, message, call.resource));
}

function submit(tasks: Tasks, call: Call, task: TaskRecord): Reply {
  const { task: filed, repeated } = tasks.submit(task);
  return json(repeated ? 200 : 202, submitted(filed, repeated, call.resource));
}

function withSubmission(call: Call): JsonObject {
  const body = bodyOf(call);
  requireText(call, textMember(body, 'submission_id'), 'submission_id');
  return body;
}

/** Tasks, from their submission to what they have done. */
export function taskRoutes(state: State, tasks: Tasks): Route[] {
  const route = routesOf(state);
  return [
    route('GET', '/submission_id', () => json(200, { DATA_TYPE: 'submission_id', value: randomUUID() })),
    route('POST', '/transfer', call =>
      submit(tasks, call, transferTask(state, call.authority, withSubmission(call), call.resource)),
    ),
    route('POST', '/delete', call =>
      submit(tasks, call, deleteTask(state, call.authority, withSubmission(call), call.resource)),
    ),
    route('GET', '/task_list', call =>
      page(call, 'task_list', listTasks(state, call), shown => {
        const tasks = shown.flatMap(({ task_id }) => state.tasks.get(task_id) ?? []);
        return tasks.map(task => taskDocument(state, task));
      }),
    ),
    route('GET', '/task/:task_id', call => json(200, taskDocument(state, requireTask(state, call)))),
    route('PUT', '/task/:task_id', call => updateTask(state, call)),
    route('GET', '/task/:task_id/successful_transfers', call => {
      const { transferred = [] } = requireTask(state, call).outcome ?? {};
      const documents = transferred.map(file => ({ DATA_TYPE: 'successful_transfer', ...file }));
      return markedPage(call, 'successful_transfers', documents);
    }),
    route('GET', '/task/:task_id/skipped_errors', call => {
      const { skipped = [] } = requireTask(state, call).outcome ?? {};
      const documents = skipped.map(file => ({
        DATA_TYPE: 'skipped_error',
        checksum_algorithm: null,
        external_checksum: null,
        is_directory: false,
        is_symlink: false,
        is_delete_destination_extra: false,
        ...file,
        error_time: isoSeconds(file.error_time),
      }));
      return markedPage(call, 'skipped_errors', documents);
    }),
    route('POST', '/task/:task_id/cancel', call => cancel(state, tasks, call)),
    route('GET', '/task/:task_id/event_list', call =>
      page(call, 'event_list', listEvents(requireTask(state, call), call), shown => [...shown]),
    ),
    route('GET', '/task/:task_id/pause_info', call => {
      requireTask(state, call);
      return json(200, notPaused);
    }),
  ];
}
