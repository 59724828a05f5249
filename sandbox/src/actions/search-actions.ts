import { searchDeleteAction, searchIngestAction } from '../auth/scopes.ts';
import { Refusal } from '../http.ts';
import type { Authority } from '../identities.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';
import { missingAt } from '../search/errors.ts';
import { readCriteria } from '../search/query.ts';
import { readEntry } from '../search/read-entry.ts';
import { requireIndexFor } from '../search/roles.ts';
import { type SearchTasks, taskDocument } from '../search/tasks.ts';
import type { Work } from '../state/records/actions.ts';
import type { SearchWork } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { failed, objectSchema, type Progress, type Provider } from './provider.ts';

const text = { type: 'string' };

/** How far the task of an action has come. */
export function searchProgress(state: State, taskId: string): Progress {
  const task = state.searchTasks.get(taskId);
  if (task === undefined)
    return { status: 'FAILED', details: { code: 'TaskNotFound' }, ended: state.clock.now() };
  const document = taskDocument(task);
  const details = { ...document, message: task.message ?? member(document, 'state_description') ?? null };
  const statuses = { PENDING: 'ACTIVE', SUCCESS: 'SUCCEEDED', FAILED: 'FAILED' } as const;
  return { status: statuses[task.state], details, ended: task.completed };
}

/** What an action becomes when Search refuses it. */
function refusedBySearch(error: unknown): Work {
  if (!(error instanceof Refusal) || !isObject(error.document)) throw error;
  return failed({ ...error.document, error: textMember(error.document, 'message') ?? '' });
}

function deletion(body: JsonObject): SearchWork {
  const subject = () => {
    const found = textMember(body, 'subject');
    if (found === undefined) throw missingAt(['json', 'subject']);
    return found;
  };
  switch (textMember(body, 'delete_by')) {
    case 'entry':
      return {
        kind: 'delete-entry',
        subject: subject(),
        entry_id: textMember(body, 'entry_id') ?? textMember(body, 'id') ?? null,
      };
    case 'subject':
      return { kind: 'delete-subjects', subjects: [subject()] };
    default: {
      const { delete_by: _by, search_index: _index, ...query } = body;
      readCriteria(query);
      return { kind: 'delete-query', query };
    }
  }
}

/** The providers that change an index, with the rights of whoever runs them. */
export function searchProviders(state: State, tasks: SearchTasks): Provider[] {
  const start =
    (operation: 'ingest' | 'delete', read: (body: JsonObject) => SearchWork) =>
    (body: JsonObject, { identity }: Authority): Work => {
      try {
        const id = textMember(body, 'search_index') ?? '';
        const index = requireIndexFor(state, id, identity, operation);
        return { kind: 'search-task', task_id: tasks.submit(index, identity, read(body)).task_id };
      } catch (error) {
        return refusedBySearch(error);
      }
    };
  return [
    {
      path: 'search/ingest',
      url: 'https://actions.globus.org/search/ingest',
      title: 'Search: Ingest',
      subtitle: 'Adds an entry to a search index, or changes it',
      synchronous: false,
      scope: searchIngestAction,
      inputSchema: objectSchema(
        {
          search_index: text,
          subject: text,
          visible_to: { type: 'array', items: text },
          content: { type: 'object' },
        },
        { id: { type: ['string', 'null'] }, principal_sets: { type: 'object' } },
      ),
      start: start('ingest', body => ({ kind: 'ingest', entries: [readEntry(body, ['json'])] })),
    },
    {
      path: 'search/delete',
      url: 'https://actions.globus.org/search/delete',
      title: 'Search: Delete',
      subtitle: 'Deletes from a search index',
      synchronous: false,
      scope: searchDeleteAction,
      inputSchema: objectSchema(
        { search_index: text, delete_by: { enum: ['entry', 'subject', 'query'] } },
        {
          subject: text,
          entry_id: { type: ['string', 'null'] },
          q: text,
          filters: { type: 'array', items: { type: 'object' } },
        },
      ),
      start: start('delete', deletion),
    },
  ];
}
