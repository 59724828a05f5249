import { elements, type JsonNode, member, members, stringValue } from '../json/tree.ts';
import { isOfType } from './json-value.ts';
import { TYPE_NAMES } from './keyword-faults.ts';

/** Keywords of one schema that do not go together. */
export type Contradiction =
  /** No number is between the two. */
  | { code: 'range'; at: JsonNode; low: string; high: string; from: number; to: number }
  /** A choice (`enum`, `const`) that the `type` beside it refuses. */
  | { code: 'choice'; at: JsonNode; keyword: 'enum' | 'const'; types: readonly string[]; all: boolean };

const RANGES = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const;

const LIMITS: ReadonlySet<string> = new Set(RANGES.flat());

export function contradictions(schema: JsonNode): Contradiction[] {
  const limits = new Map<string, JsonNode>();
  for (const { name, value } of members(schema))
    if (value?.type === 'number' && LIMITS.has(name)) limits.set(name, value);
  const ranges = limits.size < 2 ? [] : RANGES.flatMap(range => emptyRange(range, limits));
  return [...ranges, ...choices(schema)];
}

function emptyRange(
  [low, high]: (typeof RANGES)[number],
  limits: ReadonlyMap<string, JsonNode>,
): Contradiction[] {
  const at = limits.get(high);
  const from = limits.get(low)?.value;
  const to = at?.value;
  if (!at || typeof from !== 'number' || typeof to !== 'number') return [];
  const isEmpty = low.startsWith('exclusive') || high.startsWith('exclusive') ? from >= to : from > to;
  return isEmpty ? [{ code: 'range', at, low, high, from, to }] : [];
}

function choices(schema: JsonNode): Contradiction[] {
  const list = elements(member(schema, 'enum')?.value);
  const constant = member(schema, 'const')?.value;
  if (list.length === 0 && !constant) return [];
  const type = member(schema, 'type')?.value;
  const words = type?.type === 'array' ? elements(type).map(stringValue) : [stringValue(type)];
  const types = words.filter((word): word is string => word !== undefined && TYPE_NAMES.includes(word));
  if (types.length === 0 || types.length < words.length) return [];
  const refused = (node: JsonNode) => !types.some(t => isOfType(node, t));
  const wrong = list.filter(refused);
  const all = wrong.length === list.length;
  return [
    ...wrong.map((at): Contradiction => ({ code: 'choice', at, keyword: 'enum', types, all })),
    ...(constant && refused(constant)
      ? [{ code: 'choice', at: constant, keyword: 'const', types, all: true } as const]
      : []),
  ];
}
