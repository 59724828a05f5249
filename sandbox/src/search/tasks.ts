import { randomUUID } from 'node:crypto';
import type { Identity } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { IndexRecord, SearchTaskRecord, SearchWork } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { spacedSeconds } from '../time.ts';
import { findSubject, keepEntries, putEntry, subjectsOf } from './entries.ts';
import { readCriteria } from './query.ts';

/** Changes the entries of indexes in the background, in the order in which that was asked for. */
export interface SearchTasks {
  submit(index: IndexRecord, identity: Identity, work: SearchWork): SearchTaskRecord;
  /** Goes on with what was not done when the sandbox was stopped. */
  recover(): void;
  /** What is not done is left for the next start. */
  close(): void;
}

const types: Readonly<Record<SearchWork['kind'], string>> = {
  ingest: 'INGEST',
  'delete-subjects': 'BATCH_DELETE_BY_SUBJECT',
  'delete-entry': 'DELETE_ENTRY',
  'delete-query': 'DELETE_BY_QUERY',
};

const descriptions: Readonly<Record<SearchTaskRecord['state'], string>> = {
  PENDING: 'Task is waiting to start',
  SUCCESS: 'Task succeeded',
  FAILED: 'Task failed',
};

export function taskDocument(task: SearchTaskRecord): JsonObject {
  return {
    task_id: task.task_id,
    index_id: task.index_id,
    task_type: task.task_type,
    state: task.state,
    state_description: descriptions[task.state],
    creation_date: spacedSeconds(task.created),
    completion_date: task.completed === null ? null : spacedSeconds(task.completed),
    message: task.message,
    additional_details: null,
  };
}

function carryOut(state: State, index: string, work: SearchWork): void {
  switch (work.kind) {
    case 'ingest':
      for (const { subject, entry } of work.entries) putEntry(state, index, subject, entry);
      return;
    case 'delete-subjects':
      for (const subject of work.subjects) {
        const record = findSubject(state, index, subject);
        if (record !== undefined) keepEntries(state, record, () => false);
      }
      return;
    case 'delete-entry': {
      const record = findSubject(state, index, work.subject);
      if (record !== undefined) keepEntries(state, record, entry => entry.entry_id !== work.entry_id);
      return;
    }
    case 'delete-query': {
      const { rate, filters } = readCriteria(work.query);
      for (const record of subjectsOf(state, index))
        keepEntries(state, record, ({ content }) => {
          const isFound = rate(content) > 0 && filters.before(content) && filters.after(content);
          return !isFound;
        });
    }
  }
}

export function createSearchTasks(state: State): SearchTasks {
  let waiting: SearchTaskRecord[] = [];
  let timer: NodeJS.Immediate | undefined;
  let closed = false;

  const finish = (task: SearchTaskRecord, outcome: 'SUCCESS' | 'FAILED', message: string | null) =>
    state.searchTasks.set(task.task_id, {
      ...task,
      state: outcome,
      message,
      completed: state.clock.now(),
      work: null,
    });

  const next = () => {
    timer = undefined;
    const [task, ...others] = waiting;
    waiting = others;
    if (task === undefined) return;
    if (state.indexes.get(task.index_id)?.status !== 'open') finish(task, 'FAILED', 'The index is gone.');
    else if (task.work !== null) {
      carryOut(state, task.index_id, task.work);
      finish(task, 'SUCCESS', null);
    }
    later();
  };

  const later = () => {
    if (!closed && waiting.length > 0) timer ??= setImmediate(next);
  };

  return {
    submit(index, identity, work) {
      const task: SearchTaskRecord = {
        task_id: randomUUID(),
        index_id: index.id,
        task_type: types[work.kind],
        creator: identity.id,
        state: 'PENDING',
        created: state.clock.now(),
        completed: null,
        message: null,
        work,
      };
      state.searchTasks.set(task.task_id, task);
      waiting.push(task);
      later();
      return task;
    },
    recover() {
      const left = state.searchTasks.open();
      waiting.push(...left.sort((a, b) => a.created - b.created));
      later();
    },
    close() {
      closed = true;
      clearImmediate(timer);
    },
  };
}
