import { randomUUID } from 'node:crypto';
import type { Identity } from '../identities.ts';
import { type JsonObject, member } from '../json.ts';
import type { IndexRecord } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { spacedSeconds } from '../time.ts';
import { subjectsOf } from './entries.ts';
import { invalidAt, missingAt, searchError } from './errors.ts';
import { permissionsOf, type RoleName } from './roles.ts';

/** Trial indexes that one account may own. */
const maximumTrials = 3;
const listed = 100;

/** A `GSearchIndex`. */
export function indexDocument(state: State, index: IndexRecord): JsonObject {
  const subjects = subjectsOf(state, index.id);
  const bytes = subjects.reduce((sum, one) => sum + JSON.stringify(one.entries).length, 0);
  return {
    '@datatype': 'GSearchIndex',
    '@version': '2017-09-01',
    id: index.id,
    display_name: index.display_name,
    description: index.description,
    status: index.status,
    available: index.status === 'open',
    is_trial: index.is_trial,
    subscription_id: null,
    max_size_in_mb: 1,
    size_in_mb: Math.floor(bytes / 1024 / 1024),
    num_entries: subjects.reduce((sum, one) => sum + one.entries.length, 0),
    num_subjects: subjects.length,
    creation_date: spacedSeconds(index.created),
  };
}

/** With the roles of the one who asks. */
export function indexFor(state: State, index: IndexRecord, identity: Identity | undefined): JsonObject {
  const permissions = identity === undefined ? [] : permissionsOf(index, identity);
  return { ...indexDocument(state, index), permissions };
}

/** The indexes on which the identity has one of the roles (any, if none are named). */
export function listIndexes(state: State, identity: Identity, roles: readonly RoleName[]): JsonObject {
  const mine = state.indexes.values().filter(index => {
    const permissions = permissionsOf(index, identity);
    return permissions.some(role => roles.length === 0 || roles.includes(role));
  });
  return { index_list: mine.slice(0, listed).map(index => indexFor(state, index, identity)) };
}

function text(body: JsonObject, name: string): string | undefined {
  const value = member(body, name) ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw invalidAt(['json', name], 'Not a valid string.');
}

export function createIndex(state: State, identity: Identity, body: JsonObject): JsonObject {
  const display_name = text(body, 'display_name');
  if (display_name === undefined) throw missingAt(['json', 'display_name']);
  const description = text(body, 'description');
  if (description === undefined) throw missingAt(['json', 'description']);
  const owned = state.indexes
    .values()
    .filter(index => index.is_trial && permissionsOf(index, identity).includes('owner'));
  if (owned.length >= maximumTrials)
    throw searchError(
      409,
      'Conflict.LimitExceeded',
      `${identity.username} owns ${maximumTrials} trial indexes, the most that there may be. Delete one first.`,
    );
  const now = Date.now();
  const index: IndexRecord = {
    id: randomUUID(),
    display_name,
    description,
    status: 'open',
    is_trial: true,
    created: now,
    roles: [{ id: randomUUID(), principal: identity.urn, role_name: 'owner', created: now }],
  };
  state.indexes.set(index.id, index);
  return indexDocument(state, index);
}

export function updateIndex(state: State, index: IndexRecord, body: JsonObject): JsonObject {
  const changed: IndexRecord = {
    ...index,
    display_name: text(body, 'display_name') ?? index.display_name,
    description: text(body, 'description') ?? index.description,
  };
  state.indexes.set(index.id, changed);
  return indexDocument(state, changed);
}

/** It stays until the sandbox is started again, and can be reopened until then. */
export function markDeleted(state: State, index: IndexRecord): JsonObject {
  state.indexes.set(index.id, { ...index, status: 'delete-pending' });
  return { index_id: index.id, acknowledged: true };
}

export function reopen(state: State, index: IndexRecord): JsonObject {
  state.indexes.set(index.id, { ...index, status: 'open' });
  return { index_id: index.id, acknowledged: true };
}

/** Forgets the indexes that were deleted, with all that is in them. */
export function dropDeletedIndexes(state: State): void {
  for (const index of state.indexes.values()) {
    if (index.status === 'open') continue;
    for (const [key, record] of state.subjects.entries())
      if (record.index === index.id) state.subjects.delete(key);
    for (const task of state.searchTasks.lines())
      if (task.index_id === index.id) state.searchTasks.delete(task.task_id);
    state.indexes.delete(index.id);
  }
}
