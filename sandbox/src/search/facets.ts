import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import { invalidAt, missingAt, type Where } from './errors.ts';
import { dateIn, numberIn, valuesAt } from './fields.ts';
import { readField, readFilter, type Test } from './filters.ts';
import { type Interval, intervals, nextStart, startOf } from './intervals.ts';

/** Counts something over the entries that a query found. */
export interface Facet {
  readonly name: string;
  result(contents: readonly JsonObject[]): JsonObject;
}

const maximumBuckets = 10_000;

function count(document: JsonObject, name: string, otherwise: number | undefined, where: Where): number {
  const value = member(document, name) ?? otherwise;
  if (value === undefined) throw missingAt([...where, name]);
  const number = numberIn(value);
  if (number === undefined || !Number.isInteger(number) || number < 1 || number > maximumBuckets)
    throw invalidAt([...where, name], `Must be a whole number from 1 to ${maximumBuckets}.`);
  return number;
}

const bucket = (value: Json, occurrences: number): JsonObject => ({
  '@datatype': 'GBucket',
  '@version': '2017-09-01',
  value,
  count: occurrences,
});

type Count = (found: readonly Json[][]) => JsonObject;

/** The commonest values, each entry counting once for a value. */
function terms(size: number): Count {
  return found => {
    const counts = new Map<Json, number>();
    for (const values of found)
      for (const value of new Set(values)) {
        if (typeof value !== 'object') counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    const ordered = [...counts].sort(
      ([a, many], [b, more]) => more - many || (String(a) < String(b) ? -1 : 1),
    );
    return { buckets: ordered.slice(0, size).map(([value, occurrences]) => bucket(value, occurrences)) };
  };
}

function metric(kind: 'sum' | 'avg', missing: number | undefined): Count {
  return found => {
    const numbers = found.flatMap(values => {
      const read = values.flatMap(value => numberIn(value) ?? []);
      return read.length === 0 && missing !== undefined ? [missing] : read;
    });
    const sum = numbers.reduce((a, b) => a + b, 0);
    if (kind === 'sum') return { value: sum };
    return { value: numbers.length === 0 ? null : sum / numbers.length };
  };
}

function distinct(): Count {
  return found => ({ approximate_value: new Set(found.flat().map(value => JSON.stringify(value))).size });
}

function edges(document: JsonObject, where: Where): { low: Json; high: Json } {
  const range = member(document, 'histogram_range');
  if (!isObject(range)) throw missingAt([...where, 'histogram_range']);
  return { low: member(range, 'low') ?? null, high: member(range, 'high') ?? null };
}

function numericHistogram(document: JsonObject, where: Where): Count {
  const size = count(document, 'size', undefined, where);
  const { low, high } = edges(document, where);
  if (typeof low !== 'number' || typeof high !== 'number' || low >= high)
    throw invalidAt([...where, 'histogram_range'], 'low must be a number below high.');
  const width = (high - low) / size;
  return found => {
    const numbers = found.flat().flatMap(value => numberIn(value) ?? []);
    const buckets = Array.from({ length: size }, (_, index) => {
      const [from, to] = [low + index * width, low + (index + 1) * width];
      return bucket({ from, to }, numbers.filter(one => one >= from && one < to).length);
    });
    return { buckets };
  };
}

/** Empty spans between the first and the last are listed too. */
function dateHistogram(document: JsonObject, where: Where): Count {
  const interval = intervals.find((one): one is Interval => one === member(document, 'date_interval'));
  if (interval === undefined)
    throw invalidAt([...where, 'date_interval'], `Must be one of: ${intervals.join(', ')}.`);
  return found => {
    const counts = new Map<number, number>();
    for (const at of found.flat().flatMap(value => dateIn(value) ?? [])) {
      const start = startOf(at, interval);
      counts.set(start, (counts.get(start) ?? 0) + 1);
    }
    const starts = [...counts.keys()].sort((a, b) => a - b);
    const buckets: JsonObject[] = [];
    let at = starts[0];
    const last = starts.at(-1);
    while (at !== undefined && last !== undefined && at <= last && buckets.length < maximumBuckets) {
      buckets.push(bucket(new Date(at).toISOString(), counts.get(at) ?? 0));
      at = nextStart(at, interval);
    }
    return { buckets };
  };
}

function readCount(document: JsonObject, where: Where): Count {
  switch (textMember(document, 'type')) {
    case 'terms':
      return terms(count(document, 'size', 10, where));
    case 'sum':
    case 'avg': {
      const missing = member(document, 'missing');
      if (missing !== undefined && typeof missing !== 'number')
        throw invalidAt([...where, 'missing'], 'Not a valid number.');
      return metric(document.type === 'sum' ? 'sum' : 'avg', missing);
    }
    case 'distinct_count':
      return distinct();
    case 'numeric_histogram':
      return numericHistogram(document, where);
    case 'date_histogram':
      return dateHistogram(document, where);
    default:
      throw invalidAt(
        [...where, 'type'],
        'Must be one of: terms, sum, avg, distinct_count, numeric_histogram, date_histogram.',
      );
  }
}

function readFacet(document: Json, where: Where): Facet {
  if (!isObject(document)) throw invalidAt(where, 'Invalid input type.');
  const path = readField(document, where);
  const name = textMember(document, 'name') ?? String(document.field_name);
  const counted = readCount(document, where);
  const further = member(document, 'additional_filters') ?? [];
  if (!Array.isArray(further)) throw invalidAt([...where, 'additional_filters'], 'Not a valid list.');
  const tests: Test[] = further.map((filter, index) =>
    readFilter(filter, [...where, 'additional_filters', index]),
  );
  return {
    name,
    result: contents => ({
      '@datatype': 'GFacetResult',
      '@version': '2017-09-01',
      name,
      ...counted(
        contents
          .filter(content => tests.every(test => test(content)))
          .map(content => valuesAt(content, path)),
      ),
    }),
  };
}

/** Reads the `facets` of a query; their names must differ. */
export function readFacets(body: JsonObject): Facet[] {
  const list = member(body, 'facets') ?? [];
  if (!Array.isArray(list)) throw invalidAt(['json', 'facets'], 'Not a valid list.');
  const facets = list.map((one, index) => readFacet(one, ['json', 'facets', index]));
  for (const [index, { name }] of facets.entries())
    if (facets.findIndex(one => one.name === name) < index)
      throw invalidAt(['json', 'facets', index, 'name'], `Two facets have the name "${name}".`);
  return facets;
}
