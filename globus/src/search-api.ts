import { search as sdk } from '@globus/sdk';
import type { SearchApi } from './api.ts';
import { type Call, type Caller, call, expected } from './call.ts';
import { idIn } from './ids.ts';
import { fieldsOf, isObject, itemsOf, jsonObjectOf, numberOf, textOf, textsOf } from './json.ts';
import { quoted } from './problem-words.ts';
import { furtherScopes } from './scopes.ts';
import { searchTask } from './sdk-gaps.ts';
import type { SearchIndex, SearchResult, SearchTask } from './search.ts';

/** Globus Search through the SDK. */
export function searchApi(caller: Caller): SearchApi {
  const ask = (request: Omit<Call, 'service' | 'scopes'>) =>
    call(caller, { ...request, service: 'search', scopes: [furtherScopes.search] });
  const answered = <T>(operation: string, value: T | undefined): T =>
    expected(caller, { service: 'search', operation }, value);

  const indexes = async (signal?: AbortSignal): Promise<SearchIndex[]> => {
    const answer = await ask({
      operation: 'list your search indexes',
      repeatable: true,
      signal,
      send: options => sdk.index.getAll({ query: { filter_roles: 'owner,admin,writer' } }, options),
    });
    return itemsOf(fieldsOf(answer).index_list).flatMap(item => parseIndex(item) ?? []);
  };

  return {
    indexes,

    ownIndexes: async signal => (await indexes(signal)).map(({ id }) => id),

    indexRoles: async (indexId, signal) => {
      const operation = `read the roles of the search index ${indexId}`;
      const id = idIn('a search index', indexId, operation);
      const send: Call['send'] = options => sdk.index.roles.getAll(id, {}, options);
      const answer = await ask({ operation, repeatable: true, signal, send });
      return itemsOf(fieldsOf(answer).role_list).flatMap(item => {
        const { principal, role_name } = fieldsOf(item);
        const urn = textOf(principal);
        return urn === undefined ? [] : [{ principal: urn, role_name: textOf(role_name) ?? '' }];
      });
    },

    createIndex: async (index, signal) => {
      const operation = `create the search index ${quoted(index.display_name)}`;
      const send: Call['send'] = options => sdk.index.create(undefined, options);
      return answered(
        operation,
        parseIndex(await ask({ operation, repeatable: false, signal, json: index, send })),
      );
    },

    ingest: async (index, document, signal) => {
      const operation = `add entries to the search index ${quoted(index.display_name)}`;
      const id = idIn('a search index', index.id, operation);
      const send: Call['send'] = options => sdk.index.ingest(id, undefined, options);
      // An entry that is sent twice takes its own place.
      const answer = await ask({ operation, repeatable: true, signal, json: document, send });
      return answered(operation, textOf(fieldsOf(answer).task_id));
    },

    task: async (taskId, signal) => {
      const operation = `look at the search task ${taskId}`;
      const id = idIn('a task', taskId, operation);
      const answer = await ask({
        operation,
        repeatable: true,
        signal,
        send: options => searchTask(id, options),
      });
      return answered(operation, parseTask(answer));
    },

    query: async (index, q, page, signal) => {
      const operation = `search in ${quoted(index.display_name)}`;
      const id = idIn('a search index', index.id, operation);
      const query = { q, limit: page.limit, offset: page.offset };
      const send: Call['send'] = options => sdk.query.get(id, { query }, options);
      return answered(operation, parseResult(await ask({ operation, repeatable: true, signal, send })));
    },
  };
}

function parseIndex(value: unknown): SearchIndex | undefined {
  const index = fieldsOf(value);
  const id = textOf(index.id);
  if (!id) return undefined;
  return {
    id,
    display_name: textOf(index.display_name) ?? id,
    description: textOf(index.description) ?? '',
    status: textOf(index.status) ?? '',
    is_trial: index.is_trial === true,
    num_subjects: numberOf(index.num_subjects) ?? 0,
    permissions: textsOf(index.permissions),
  };
}

function parseTask(value: unknown): SearchTask | undefined {
  const { task_id, state, message } = fieldsOf(value);
  const id = textOf(task_id);
  return id ? { task_id: id, state: textOf(state) ?? '', message: textOf(message) ?? '' } : undefined;
}

function parseResult(value: unknown): SearchResult | undefined {
  if (!isObject(value)) return undefined;
  return {
    total: numberOf(value.total) ?? 0,
    offset: numberOf(value.offset) ?? 0,
    subjects: itemsOf(value.gmeta).map(item => {
      const { subject, entries } = fieldsOf(item);
      return { subject: textOf(subject) ?? '', entries: itemsOf(entries).map(parseEntry) };
    }),
  };
}

function parseEntry(value: unknown): SearchResult['subjects'][number]['entries'][number] {
  const { entry_id, content } = fieldsOf(value);
  return { entry_id: textOf(entry_id) ?? null, content: jsonObjectOf(content) };
}
