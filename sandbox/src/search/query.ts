import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import type { EntryRecord, SubjectRecord } from '../state/records/search.ts';
import { isVisible, matchedSets } from './entries.ts';
import { invalidAt, missingAt } from './errors.ts';
import { type Facet, readFacets } from './facets.ts';
import { compare, fieldPath, valuesAt } from './fields.ts';
import { type Filters, readFilters } from './filters.ts';
import { advancedQuery, QuerySyntaxError, type Rate } from './query-string.ts';
import type { Viewer } from './viewer.ts';
import { simpleQuery } from './words.ts';

/** Results that can be paged through. */
const maximumResults = 10_000;

/** What is looked for, whoever looks. */
export interface Criteria {
  readonly rate: Rate;
  readonly filters: Filters;
}

/** A query, read. */
export interface Query extends Criteria {
  readonly facets: readonly Facet[];
  readonly order: readonly { path: readonly string[]; sign: 1 | -1 }[];
  readonly boosts: readonly { path: readonly string[]; factor: number }[];
  readonly sets: readonly string[];
  readonly bypass: boolean;
  readonly offset: number;
  readonly limit: number;
}

function whole(body: JsonObject, name: string, otherwise: number, least: number): number {
  const value = member(body, name) ?? otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > maximumResults)
    throw invalidAt(['json', name], `Must be a whole number from ${least} to ${maximumResults}.`);
  return value;
}

function flag(body: JsonObject, name: string): boolean {
  const value = member(body, name) ?? false;
  if (typeof value !== 'boolean') throw invalidAt(['json', name], 'Not a valid boolean.');
  return value;
}

function list(body: JsonObject, name: string): Json[] {
  const value = member(body, name) ?? [];
  if (!Array.isArray(value)) throw invalidAt(['json', name], 'Not a valid list.');
  return value;
}

function readText(body: JsonObject): Rate {
  const q = member(body, 'q') ?? '';
  if (typeof q !== 'string') throw invalidAt(['json', 'q'], 'Not a valid string.');
  const settings = member(body, 'q_settings');
  const how = isObject(settings) ? settings : {};
  const advanced = flag(body, 'advanced') || textMember(how, 'mode') === 'advanced_query_string';
  if (!advanced) return simpleQuery(q);
  try {
    const operator = textMember(how, 'default_operator')?.toLowerCase();
    return advancedQuery(q, operator === 'and' ? 'and' : 'or');
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw invalidAt(['json', 'q'], error.message);
    throw error;
  }
}

/** What to look for; one of `q` and `filters` must be given. */
export function readCriteria(body: JsonObject): Criteria {
  if (member(body, 'q') === undefined && member(body, 'filters') === undefined)
    throw missingAt(['json', 'q']);
  return { rate: readText(body), filters: readFilters(body) };
}

function field(one: Json, name: string, index: number): { document: JsonObject; path: string[] } {
  const path = isObject(one) ? textMember(one, 'field_name') : undefined;
  if (!isObject(one) || path === undefined) throw missingAt(['json', name, index, 'field_name']);
  return { document: one, path: fieldPath(path) };
}

/** Reads a `GSearchRequest`. */
export function readQuery(body: JsonObject): Query {
  const offset = whole(body, 'offset', 0, 0);
  const limit = whole(body, 'limit', 10, 1);
  if (offset + limit > maximumResults)
    throw invalidAt(
      ['json', 'offset'],
      `Offset and limit may add up to ${maximumResults}; the rest is for scroll.`,
    );
  return {
    ...readCriteria(body),
    facets: readFacets(body),
    order: list(body, 'sort').map((one, index) => {
      const { document, path } = field(one, 'sort', index);
      const order = member(document, 'order') ?? 'desc';
      if (order !== 'asc' && order !== 'desc')
        throw invalidAt(['json', 'sort', index, 'order'], 'Must be one of: asc, desc.');
      return { path, sign: order === 'asc' ? 1 : -1 };
    }),
    boosts: list(body, 'boosts').map((one, index) => {
      const { document, path } = field(one, 'boosts', index);
      const factor = member(document, 'factor');
      if (typeof factor !== 'number')
        throw invalidAt(['json', 'boosts', index, 'factor'], 'Not a valid number.');
      return { path, factor };
    }),
    sets: list(body, 'filter_principal_sets').map(String),
    bypass: flag(body, 'bypass_visible_to'),
    offset,
    limit,
  };
}

/** Numbers and flags of a query string, as they would stand in a body. */
export function bodyOfQuery(query: URLSearchParams): JsonObject {
  const body: JsonObject = {};
  for (const [name, value] of query) {
    if (name === 'q') body.q = value;
    if (name === 'limit' || name === 'offset') body[name] = /^\d+$/.test(value) ? Number(value) : value;
    if (name === 'advanced' || name === 'bypass_visible_to')
      body[name] = /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
    if (name === 'filter_principal_sets') body.filter_principal_sets = value.split(',');
  }
  if (body.q === undefined) throw missingAt(['query', 'q']);
  return body;
}

/** A subject with those of its entries that were found and may be seen. */
interface Found {
  readonly subject: string;
  readonly entries: EntryRecord[];
  readonly score: number;
}

/** A boost makes more of what has the field. */
function scoreOf(query: Query, content: JsonObject): number {
  const score = query.rate(content);
  return query.boosts.reduce(
    (sum, { path, factor }) => (valuesAt(content, path).length > 0 ? sum * factor : sum),
    score,
  );
}

function find(query: Query, subjects: readonly SubjectRecord[], viewer: Viewer): Found[] {
  return subjects.flatMap(({ subject, entries }) => {
    const visible = entries.filter(entry => {
      if (!query.bypass && !isVisible(entry, viewer)) return false;
      if (query.sets.length === 0) return true;
      return matchedSets(entry, viewer).some(name => query.sets.includes(name));
    });
    const matching = visible.filter(
      ({ content }) => query.filters.before(content) && query.rate(content) > 0,
    );
    if (matching.length === 0) return [];
    return {
      subject,
      entries: matching,
      score: Math.max(...matching.map(one => scoreOf(query, one.content))),
    };
  });
}

/** Ordered by the query's fields, where a subject has them; else the best first. */
function sorted(query: Query, found: readonly Found[]): Found[] {
  const first = (one: Found, path: readonly string[]) =>
    one.entries.flatMap(entry => valuesAt(entry.content, path))[0];
  return [...found].sort((a, b) => {
    for (const { path, sign } of query.order) {
      const [x, y] = [first(a, path), first(b, path)];
      if (x === undefined || y === undefined) {
        if (x !== y) return x === undefined ? 1 : -1;
        continue;
      }
      const order = compare(x, y) ?? 0;
      if (order !== 0) return sign * order;
    }
    return query.order.length > 0 ? 0 : b.score - a.score;
  });
}

/** A `GMetaResult`. */
export function resultDocument(subject: string, entries: readonly EntryRecord[], viewer: Viewer): JsonObject {
  return {
    '@datatype': 'GMetaResult',
    '@version': '2019-08-27',
    subject,
    entries: entries.map(entry => ({
      content: entry.content,
      entry_id: entry.entry_id,
      matched_principal_sets: matchedSets(entry, viewer),
    })),
  };
}

/** A `GSearchResult`. */
export function search(query: Query, subjects: readonly SubjectRecord[], viewer: Viewer): JsonObject {
  const found = find(query, subjects, viewer);
  const contents = found.flatMap(one => one.entries.map(entry => entry.content));
  const left = found.flatMap(one => {
    const entries = one.entries.filter(entry => query.filters.after(entry.content));
    return entries.length === 0 ? [] : { ...one, entries };
  });
  const page = sorted(query, left).slice(query.offset, query.offset + query.limit);
  return {
    '@datatype': 'GSearchResult',
    '@version': '2017-09-01',
    count: page.length,
    total: left.length,
    offset: query.offset,
    has_next_page: query.offset + page.length < left.length,
    gmeta: page.map(one => resultDocument(one.subject, one.entries, viewer)),
    ...(query.facets.length > 0 && { facet_results: query.facets.map(facet => facet.result(contents)) }),
  };
}
