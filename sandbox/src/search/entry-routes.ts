import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import type { Route } from '../router.ts';
import type { SearchWork } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { searchError, searchProblem } from './errors.ts';
import { readCriteria } from './query.ts';
import { subjectIn } from './query-routes.ts';
import { readEntry, readIngest, readSubjects } from './read-entry.ts';
import { requireIndexFor, requireRole } from './roles.ts';
import { type SearchTasks, taskDocument } from './tasks.ts';
import { requireIngester } from './viewer.ts';

const listed = 1000;
const bodyOf = (request: Request) => objectOf(request, message => searchProblem(400, message));

/** What changes the entries of an index, and the tasks that do so. */
export function entryRoutes(state: State, tasks: SearchTasks): Route[] {
  const submit =
    (operation: 'ingest' | 'delete', read: (request: Request) => SearchWork) =>
    (request: Request): Reply => {
      const identity = requireIngester(state, request);
      const index = requireIndexFor(state, param(request, 'index_id'), identity, operation);
      const { task_id } = tasks.submit(index, identity, read(request));
      return json(200, { acknowledged: true, task_id });
    };
  const upsert = submit('ingest', request => ({
    kind: 'ingest',
    entries: [readEntry(bodyOf(request), ['json'])],
  }));
  return [
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/ingest',
      handle: submit('ingest', request => ({ kind: 'ingest', entries: readIngest(bodyOf(request)) })),
    },
    { method: 'POST', pattern: '/v1/index/:index_id/entry', handle: upsert },
    { method: 'PUT', pattern: '/v1/index/:index_id/entry', handle: upsert },
    {
      method: 'DELETE',
      pattern: '/v1/index/:index_id/entry',
      handle: submit('delete', request => ({
        kind: 'delete-entry',
        subject: subjectIn(request),
        entry_id: request.query.get('entry_id'),
      })),
    },
    {
      method: 'DELETE',
      pattern: '/v1/index/:index_id/subject',
      handle: submit('delete', request => ({ kind: 'delete-subjects', subjects: [subjectIn(request)] })),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/batch_delete_by_subject',
      handle: submit('delete', request => ({
        kind: 'delete-subjects',
        subjects: readSubjects(bodyOf(request)),
      })),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/delete_by_query',
      handle: submit('delete', request => {
        const query = bodyOf(request);
        readCriteria(query);
        return { kind: 'delete-query', query };
      }),
    },
    {
      method: 'GET',
      pattern: '/v1/task/:task_id',
      handle(request) {
        const identity = requireIngester(state, request);
        const id = param(request, 'task_id');
        const task = state.searchTasks.get(id);
        const index = task && state.indexes.get(task.index_id);
        if (task === undefined || index === undefined)
          throw searchError(404, 'NotFound.Generic', `There is no task "${id}"`);
        requireRole(index, identity, 'task_get');
        return json(200, taskDocument(task));
      },
    },
    {
      method: 'GET',
      pattern: '/v1/task_list/:index_id',
      handle(request) {
        const identity = requireIngester(state, request);
        const index = requireIndexFor(state, param(request, 'index_id'), identity, 'task_list');
        const mine = state.searchTasks.lines().filter(task => task.index_id === index.id);
        const newest = mine.sort((a, b) => b.created - a.created).slice(0, listed);
        const tasks = newest.flatMap(({ task_id }) => state.searchTasks.get(task_id) ?? []);
        return json(200, { index_id: index.id, tasks: tasks.map(taskDocument) });
      },
    },
  ];
}
