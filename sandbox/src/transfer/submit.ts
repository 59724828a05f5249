import { randomUUID } from 'node:crypto';
import type { Authority } from '../identities.ts';
import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import type { TaskItem, TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { requestId, transferError } from './errors.ts';
import { readOptions } from './options.ts';
import { normalisePath } from './paths.ts';
import { requireCollection, requireConsent, requirePermission } from './permissions.ts';

const bad = (message: string, resource: string) =>
  transferError(400, 'ClientError.BadRequest', message, resource);

function requireText(body: JsonObject, name: string, resource: string): string {
  const value = textMember(body, name);
  if (value === undefined) throw bad(`'${name}' is required and must be a string`, resource);
  return value;
}

function readLabel(body: JsonObject, resource: string): string | null {
  const label = member(body, 'label') ?? null;
  if (label !== null && (typeof label !== 'string' || label.length > 128 || /[\r\n]/.test(label)))
    throw bad("'label' must be a string of at most 128 characters without line breaks", resource);
  return label;
}

function dataOf(body: JsonObject, resource: string): Json[] {
  const data = member(body, 'DATA');
  if (!Array.isArray(data) || data.length === 0)
    throw transferError(
      400,
      'ClientError.BadRequest.NoTransferItems',
      "'DATA' must have at least one item",
      resource,
    );
  return data;
}

function transferItem(item: Json, resource: string): TaskItem {
  if (!isObject(item)) throw bad("Every item of 'DATA' must be an object", resource);
  if (textMember(item, 'DATA_TYPE') === 'transfer_symlink_item')
    throw bad('The sandbox does not transfer symbolic links', resource);
  const recursive = member(item, 'recursive') ?? null;
  if (recursive !== null && typeof recursive !== 'boolean')
    throw bad("'recursive' must be true or false", resource);
  const paths = {
    source_path: requireText(item, 'source_path', resource),
    destination_path: requireText(item, 'destination_path', resource),
  };
  for (const path of Object.values(paths)) normalisePath(path, resource);
  return {
    ...paths,
    recursive,
    external_checksum: textMember(item, 'external_checksum') ?? null,
    checksum_algorithm: textMember(item, 'checksum_algorithm') ?? null,
  };
}

function deleteItem(item: Json, resource: string): TaskItem {
  if (!isObject(item)) throw bad("Every item of 'DATA' must be an object", resource);
  const source_path = requireText(item, 'path', resource);
  if (normalisePath(source_path, resource) === '/')
    throw bad('The root folder of a collection cannot be deleted', resource);
  return {
    source_path,
    destination_path: '',
    recursive: null,
    external_checksum: null,
    checksum_algorithm: null,
  };
}

/** A deadline as a request writes it. Throws BadRequest for what is no time. */
export function readDeadline(body: JsonObject, resource: string): string | undefined {
  const deadline = textMember(body, 'deadline');
  if (deadline !== undefined && Number.isNaN(Date.parse(deadline)))
    throw bad("'deadline' must be a time", resource);
  return deadline;
}

interface Draft {
  readonly type: TaskRecord['type'];
  readonly source: string;
  readonly destination: string | null;
  readonly items: TaskItem[];
  readonly body: JsonObject;
  readonly resource: string;
}

function newTask(state: State, authority: Authority, draft: Draft): TaskRecord {
  const { body, resource } = draft;
  readOptions(body, resource);
  const now = state.clock.now();
  const { DATA: _items, label: _label, submission_id: _id, ...options } = body;
  return {
    task_id: randomUUID(),
    submission_id: textMember(body, 'submission_id') ?? randomUUID(),
    type: draft.type,
    status: 'ACTIVE',
    owner_id: authority.identity.id,
    label: readLabel(body, resource),
    source_endpoint_id: draft.source,
    destination_endpoint_id: draft.destination,
    items: draft.items,
    options,
    request_time: now,
    completion_time: null,
    deadline: readDeadline(body, resource) ?? isoSeconds(now + 24 * 3600_000),
    counts: noCounts(),
    fatal_error: null,
    events: [],
    canceled: false,
  };
}

export function noCounts(): TaskRecord['counts'] {
  return {
    files: 0,
    directories: 0,
    symlinks: 0,
    files_skipped: 0,
    files_transferred: 0,
    bytes_transferred: 0,
    bytes_checksummed: 0,
    faults: 0,
    skipped_errors: 0,
  };
}

/**
 * The task that a `transfer` document asks for. Refused at once: unknown collections, and those where the identity
 * may not read (source) or do anything (destination) at all. What single paths forbid shows while the task runs.
 */
export function transferTask(
  state: State,
  authority: Authority,
  body: JsonObject,
  resource: string,
): TaskRecord {
  const source = requireCollection(state, requireText(body, 'source_endpoint', resource), resource);
  const destination = requireCollection(state, requireText(body, 'destination_endpoint', resource), resource);
  const items = dataOf(body, resource).map(item => transferItem(item, resource));
  for (const one of [source, destination]) {
    requirePermission(state, one, authority.identity, undefined, 'r', resource);
    requireConsent(state, authority, one, resource);
  }
  return newTask(state, authority, {
    type: 'TRANSFER',
    source: source.id,
    destination: destination.id,
    items,
    body,
    resource,
  });
}

/** The task that a `delete` document asks for. */
export function deleteTask(
  state: State,
  authority: Authority,
  body: JsonObject,
  resource: string,
): TaskRecord {
  const endpoint = requireCollection(state, requireText(body, 'endpoint', resource), resource);
  const items = dataOf(body, resource).map(item => deleteItem(item, resource));
  requirePermission(state, endpoint, authority.identity, undefined, 'r', resource);
  requireConsent(state, authority, endpoint, resource);
  return newTask(state, authority, {
    type: 'DELETE',
    source: endpoint.id,
    destination: null,
    items,
    body,
    resource,
  });
}

/** What the submission of a task is answered with. */
export function submitted(task: TaskRecord, repeated: boolean, resource: string): JsonObject {
  return {
    DATA_TYPE: `${task.type.toLowerCase()}_result`,
    code: repeated ? 'Duplicate' : 'Accepted',
    message: repeated
      ? 'A task with the same submission id exists already'
      : `The ${task.type.toLowerCase()} has been accepted and a task has been created and queued for execution`,
    request_id: requestId(),
    resource,
    submission_id: task.submission_id,
    task_id: task.task_id,
    task_link: {
      DATA_TYPE: 'link',
      href: `/v0.10/task/${task.task_id}?format=json`,
      rel: 'related',
      resource: 'task',
      title: 'related task',
    },
  };
}
