import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import { type JsonObject, member } from '../json.ts';
import type { Route } from '../router.ts';
import type { EntryRecord, IndexRecord } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import { findSubject, isVisible, subjectsOf } from './entries.ts';
import { invalidAt, missingAt, missingRole, searchError, searchProblem } from './errors.ts';
import { bodyOfQuery, readQuery, resultDocument, search } from './query.ts';
import { requireIndex, requireOpen, requireRole } from './roles.ts';
import { requireViewer, type Viewer } from './viewer.ts';

const bodyOf = (request: Request) => objectOf(request, message => searchProblem(400, message));

interface Reading {
  readonly index: IndexRecord;
  readonly viewer: Viewer;
}

function openFor(state: State, request: Request): Reading {
  const viewer = requireViewer(state, request);
  const index = requireIndex(state, param(request, 'index_id'));
  requireOpen(index);
  return { index, viewer };
}

/** To see what is visible to others only is for those who administer the index. */
function requireBypass({ index, viewer }: Reading): void {
  if (viewer.identity === undefined)
    throw missingRole('bypass_visible_to', ['owner', 'admin'], 'Somebody without a token');
  requireRole(index, viewer.identity, 'bypass_visible_to');
}

function answer(state: State, reading: Reading, body: JsonObject): JsonObject {
  const query = readQuery(body);
  if (query.bypass) requireBypass(reading);
  return search(query, subjectsOf(state, reading.index.id), reading.viewer);
}

/** The marker of a scroll is where it goes on. */
function scroll(state: State, reading: Reading, body: JsonObject): JsonObject {
  const marker = member(body, 'marker') ?? '0';
  const offset = typeof marker === 'string' && /^\d{1,9}$/.test(marker) ? Number(marker) : undefined;
  if (offset === undefined) throw invalidAt(['json', 'marker'], 'Not a marker of a scroll.');
  const { offset: _offset, facets: _facets, sort: _sort, boosts: _boosts, ...criteria } = body;
  const query = { ...readQuery(criteria), offset };
  if (query.bypass) requireBypass(reading);
  const {
    '@datatype': _type,
    offset: _at,
    ...result
  } = search(query, subjectsOf(state, reading.index.id), reading.viewer);
  const more = result.has_next_page === true;
  return { ...result, marker: more ? String(offset + query.limit) : null };
}

export function subjectIn(request: Request): string {
  const subject = request.query.get('subject');
  if (subject === null) throw missingAt(['query', 'subject']);
  return subject;
}

/** The entries of a subject that the caller may see; as if there were none, else. */
function lookUp(state: State, request: Request, wanted: (entry: EntryRecord) => boolean): Reply {
  const reading = openFor(state, request);
  const bypass = request.query.get('bypass_visible_to') === 'true';
  if (bypass) requireBypass(reading);
  const subject = subjectIn(request);
  const record = findSubject(state, reading.index.id, subject);
  const entries = record?.entries.filter(
    entry => wanted(entry) && (bypass || isVisible(entry, reading.viewer)),
  );
  if (entries === undefined || entries.length === 0)
    throw searchError(
      404,
      'NotFound.Generic',
      `There is no entry with the subject "${subject}" that you can see`,
    );
  return json(200, resultDocument(subject, entries, reading.viewer));
}

/** Questions to an index. */
export function queryRoutes(state: State): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/v1/index/:index_id/search',
      handle: request => json(200, answer(state, openFor(state, request), bodyOfQuery(request.query))),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/search',
      handle: request => json(200, answer(state, openFor(state, request), bodyOf(request))),
    },
    {
      method: 'POST',
      pattern: '/v1/index/:index_id/scroll',
      handle: request => json(200, scroll(state, openFor(state, request), bodyOf(request))),
    },
    {
      method: 'GET',
      pattern: '/v1/index/:index_id/subject',
      handle: request => lookUp(state, request, () => true),
    },
    {
      method: 'GET',
      pattern: '/v1/index/:index_id/entry',
      handle(request) {
        const id = request.query.get('entry_id');
        return lookUp(state, request, entry => entry.entry_id === id);
      },
    },
  ];
}
