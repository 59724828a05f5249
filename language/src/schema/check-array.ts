import { elements, type JsonNode } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import type { Check } from './check-value.ts';
import { canonical, type JsonRecord } from './json-value.ts';
import { isRefused, type ProblemFacts, type ValueProblem } from './value-problem.ts';

type Place = Pick<ValueProblem, 'at' | 'key'>;

/** What a schema says about an array and the elements in it. */
export function checkArray(value: JsonNode, schema: JsonRecord, place: Place, check: Check): ValueProblem[] {
  if (value.type !== 'array') return [];
  const all = elements(value);
  return [
    ...sizeProblems(all, schema, place),
    ...checkElements(all, schema, check),
    ...(schema.uniqueItems === true ? repeated(all, schema) : []),
    ...containsProblems(all, schema, place, check),
  ];
}

function sizeProblems(all: readonly JsonNode[], schema: JsonRecord, place: Place): ValueProblem[] {
  const { minItems, maxItems } = schema;
  const problem = (at: Place, facts: ProblemFacts): ValueProblem => ({
    ...at,
    ...facts,
    schema,
    certain: true,
  });
  if (typeof minItems === 'number' && all.length < minItems)
    return [problem(place, { keyword: 'items', bound: 'at least', limit: minItems })];
  if (typeof maxItems === 'number' && all.length > maxItems) {
    const surplus = all[maxItems];
    const at = surplus ? { at: surplus } : place;
    return [problem(at, { keyword: 'items', bound: 'at most', limit: maxItems })];
  }
  return [];
}

/** A list of schemas (`prefixItems`, before 2020 `items`) is for the first elements, one each. */
function checkElements(all: readonly JsonNode[], schema: JsonRecord, check: Check): ValueProblem[] {
  const items = schema.items;
  const prefix = schema.prefixItems;
  const first = Array.isArray(prefix) ? prefix : Array.isArray(items) ? items : [];
  const rest = Array.isArray(items) ? schema.additionalItems : items;
  if (rest === undefined && first.length === 0) return [];
  return all.flatMap((element, i) => check(element, i < first.length ? first[i] : rest));
}

function repeated(all: readonly JsonNode[], schema: JsonRecord): ValueProblem[] {
  const seen = new Map<string, JsonNode>();
  const problems: ValueProblem[] = [];
  for (const at of all) {
    const text = canonical(plainValue(at));
    const first = seen.get(text);
    if (first) problems.push({ at, keyword: 'uniqueItems', first, schema, certain: true });
    else seen.set(text, at);
  }
  return problems;
}

function containsProblems(
  all: readonly JsonNode[],
  schema: JsonRecord,
  place: Place,
  check: Check,
): ValueProblem[] {
  const wanted = schema.contains;
  if (wanted === undefined) return [];
  const { minContains, maxContains } = schema;
  const least = typeof minContains === 'number' ? minContains : 1;
  const problems = all.map(element => check(element, wanted));
  const perhaps = problems.filter(found => !isRefused(found)).length;
  const surely = problems.filter(found => found.length === 0).length;
  if (perhaps < least)
    return [{ ...place, keyword: 'contains', bound: 'at least', limit: least, schema, certain: true }];
  if (typeof maxContains === 'number' && surely > maxContains)
    return [{ ...place, keyword: 'contains', bound: 'at most', limit: maxContains, schema, certain: true }];
  if (surely < least || (typeof maxContains === 'number' && perhaps > maxContains))
    return [{ ...place, keyword: 'unknown', schema, certain: false }];
  return [];
}
