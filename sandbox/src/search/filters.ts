import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import { invalidAt, missingAt, type Where } from './errors.ts';
import { compare, equal, fieldPath, valuesAt } from './fields.ts';
import { fitsPattern } from './wildcards.ts';

/** Whether the content of an entry is wanted. */
export type Test = (content: JsonObject) => boolean;

const maximumNesting = 20;

export function readField(document: JsonObject, where: Where): string[] {
  const name = member(document, 'field_name');
  if (name === undefined) throw missingAt([...where, 'field_name']);
  if (typeof name !== 'string' || fieldPath(name).length === 0)
    throw invalidAt([...where, 'field_name'], 'Not a valid string.');
  return fieldPath(name);
}

function list(document: JsonObject, name: string, where: Where): Json[] {
  const values = member(document, name);
  if (values === undefined) throw missingAt([...where, name]);
  if (!Array.isArray(values)) throw invalidAt([...where, name], 'Not a valid list.');
  return values;
}

const bounds: Readonly<Record<string, (order: number) => boolean>> = {
  from: order => order >= 0,
  gte: order => order >= 0,
  gt: order => order > 0,
  to: order => order <= 0,
  lte: order => order <= 0,
  lt: order => order < 0,
};

/** `*` leaves a side open. */
function readRange(range: Json, where: Where): (value: Json) => boolean {
  if (!isObject(range)) throw invalidAt(where, 'Invalid input type.');
  const checks = Object.entries(range).flatMap(([name, bound]) => {
    const fits = Object.hasOwn(bounds, name) ? bounds[name] : undefined;
    if (fits === undefined)
      throw invalidAt([...where, name], `Unknown field. A range has ${Object.keys(bounds).join(', ')}.`);
    if (bound === '*' || bound === null) return [];
    return (value: Json) => {
      const order = compare(value, bound);
      return order !== undefined && fits(order);
    };
  });
  return value => checks.every(check => check(value));
}

/** Reads a `GFilter`. */
export function readFilter(filter: Json, where: Where, depth = 0): Test {
  if (!isObject(filter)) throw invalidAt(where, 'Invalid input type.');
  if (depth > maximumNesting) throw invalidAt(where, `Filters nest more than ${maximumNesting} levels deep.`);
  const type = textMember(filter, 'type');
  switch (type) {
    case 'match_any':
    case 'match_all': {
      const path = readField(filter, where);
      const wanted = list(filter, 'values', where);
      return content => {
        const found = valuesAt(content, path);
        const has = (value: Json) => found.some(one => equal(one, value));
        return type === 'match_any' ? wanted.some(has) : wanted.every(has);
      };
    }
    case 'range': {
      const path = readField(filter, where);
      const ranges = list(filter, 'values', where).map((range, index) =>
        readRange(range, [...where, 'values', index]),
      );
      return content => valuesAt(content, path).some(value => ranges.some(within => within(value)));
    }
    case 'exists': {
      const path = readField(filter, where);
      return content => valuesAt(content, path).length > 0;
    }
    case 'like': {
      const path = readField(filter, where);
      const pattern = textMember(filter, 'value');
      if (pattern === undefined) throw missingAt([...where, 'value']);
      return content => valuesAt(content, path).some(value => fitsPattern(pattern, String(value)));
    }
    case 'not': {
      const inner = readFilter(member(filter, 'filter') ?? null, [...where, 'filter'], depth + 1);
      return content => !inner(content);
    }
    case 'and':
    case 'or': {
      const inner = list(filter, 'filters', where).map((one, index) =>
        readFilter(one, [...where, 'filters', index], depth + 1),
      );
      return content =>
        type === 'and' ? inner.every(test => test(content)) : inner.some(test => test(content));
    }
    case 'geo_bounding_box':
    case 'geo_shape':
      throw invalidAt([...where, 'type'], 'The sandbox has no filters by place on the earth.');
    default:
      throw invalidAt(
        [...where, 'type'],
        'Must be one of: match_any, match_all, range, exists, like, not, and, or.',
      );
  }
}

export interface Filters {
  /** What comes before the facets are counted. */
  readonly before: Test;
  /** What only leaves out results. */
  readonly after: Test;
}

/**
 * All the filters of a query. In queries of 2017 each says by `post_filter` whether facets heed it, and `match_all`
 * alone does unless told otherwise; later ones have a list of each kind.
 */
export function readFilters(body: JsonObject): Filters {
  const of2017 = (member(body, '@version') ?? '2017-09-01') === '2017-09-01';
  const before: Test[] = [];
  const after: Test[] = [];
  for (const name of ['filters', 'post_facet_filters']) {
    const filters = member(body, name) ?? [];
    if (!Array.isArray(filters)) throw invalidAt(['json', name], 'Not a valid list.');
    for (const [index, filter] of filters.entries()) {
      const test = readFilter(filter, ['json', name, index]);
      const post = isObject(filter) ? (member(filter, 'post_filter') ?? filter.type !== 'match_all') : true;
      const isAfter = name === 'post_facet_filters' || (of2017 && post !== false);
      (isAfter ? after : before).push(test);
    }
  }
  return {
    before: content => before.every(test => test(content)),
    after: content => after.every(test => test(content)),
  };
}
