import type { JsonObject } from '../json.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { collectionById } from './all-collections.ts';

function endpointFields(state: State, side: 'source' | 'destination', id: string | null): JsonObject {
  return {
    [`${side}_endpoint`]: id === null ? null : `u_sandbox#${id}`,
    [`${side}_endpoint_id`]: id,
    [`${side}_endpoint_display_name`]: collectionById(state, id)?.display_name ?? null,
    [`${side}_local_user`]: null,
    [`${side}_local_user_status`]: null,
  };
}

const echoed = (task: TaskRecord, name: string, otherwise: JsonObject[string]): JsonObject => ({
  [name]: Object.hasOwn(task.options, name) ? (task.options[name] ?? otherwise) : otherwise,
});

/** The task document of the Transfer API. */
export function taskDocument(state: State, task: TaskRecord): JsonObject {
  const { counts } = task;
  const seconds = Math.max(((task.completion_time ?? state.clock.now()) - task.request_time) / 1000, 0.001);
  const subtasks = counts.files + counts.directories;
  const going = task.status === 'ACTIVE' ? (task.waits ?? 'OK') : null;
  const done = task.status === 'SUCCEEDED' ? subtasks : counts.files_transferred + counts.files_skipped;
  return {
    DATA_TYPE: 'task',
    task_id: task.task_id,
    type: task.type,
    status: task.status,
    label: task.label,
    username: 'u_sandbox',
    owner_id: task.owner_id,
    request_time: isoSeconds(task.request_time),
    completion_time: task.completion_time === null ? null : isoSeconds(task.completion_time),
    deadline: task.deadline,
    ...endpointFields(state, 'source', task.source_endpoint_id),
    ...endpointFields(state, 'destination', task.destination_endpoint_id),
    source_base_path: null,
    destination_base_path: null,
    ...echoed(task, 'sync_level', null),
    ...echoed(task, 'encrypt_data', false),
    ...echoed(task, 'verify_checksum', true),
    ...echoed(task, 'delete_destination_extra', false),
    ...echoed(task, 'recursive_symlinks', 'ignore'),
    ...echoed(task, 'preserve_timestamp', false),
    ...echoed(task, 'skip_source_errors', false),
    ...echoed(task, 'fail_on_quota_errors', false),
    ...echoed(task, 'filter_rules', null),
    command: 'API 0.10',
    history_deleted: false,
    faults: counts.faults,
    files: counts.files,
    directories: counts.directories,
    symlinks: counts.symlinks,
    files_skipped: counts.files_skipped,
    files_transferred: counts.files_transferred,
    subtasks_total: subtasks,
    subtasks_pending: task.status === 'ACTIVE' ? subtasks - done : 0,
    subtasks_retrying: 0,
    subtasks_succeeded: done,
    subtasks_expired: 0,
    subtasks_canceled: task.canceled ? subtasks - done : 0,
    subtasks_failed: task.status === 'FAILED' && !task.canceled ? Math.max(subtasks - done, 1) : 0,
    subtasks_skipped_errors: counts.skipped_errors,
    bytes_transferred: counts.bytes_transferred,
    bytes_checksummed: counts.bytes_checksummed,
    effective_bytes_per_second: Math.round(counts.bytes_transferred / seconds),
    nice_status: task.fatal_error?.code ?? going,
    nice_status_details: task.fatal_error?.description ?? null,
    nice_status_short_description: task.fatal_error?.code ?? going,
    nice_status_expires_in: task.status === 'ACTIVE' ? -1 : null,
    is_ok: task.status === 'ACTIVE' ? task.waits === undefined : null,
    is_paused: false,
    canceled_by_admin: null,
    canceled_by_admin_message: null,
    fatal_error: task.fatal_error,
  };
}
