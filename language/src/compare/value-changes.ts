import type { JsonNode } from '../json/tree.ts';
import type { Step } from '../shape/shape.ts';

/** One difference between two values: the steps lead to it from both. A value that is not there is undefined. */
export interface ValueChange {
  steps: readonly Step[];
  before: JsonNode | undefined;
  after: JsonNode | undefined;
}

/**
 * What differs between two values, as deep inside as it can be told; empty where they mean the same. The order of keys
 * does not matter. List elements that stand at the beginning or the end of both lists are not told to have moved.
 */
export function valueChanges(before: JsonNode, after: JsonNode, steps: readonly Step[] = []): ValueChange[] {
  if (before.type !== after.type) return [{ steps, before, after }];
  if (before.type === 'object') return memberChanges(before, after, steps);
  if (before.type === 'array') return elementChanges(before, after, steps);
  return before.value === after.value ? [] : [{ steps, before, after }];
}

function memberChanges(before: JsonNode, after: JsonNode, steps: readonly Step[]): ValueChange[] {
  const old = valuesOf(before);
  const fresh = valuesOf(after);
  const names = new Set([...fresh.keys(), ...old.keys()]);
  return [...names].flatMap(name => changes(old.get(name), fresh.get(name), [...steps, name]));
}

/** The members by name; of duplicates the last, as every JSON reader takes it. */
function valuesOf({ members }: JsonNode): Map<string, JsonNode> {
  return new Map(members.flatMap(({ name, value }) => (value ? [[name, value] as const] : [])));
}

function elementChanges(before: JsonNode, after: JsonNode, steps: readonly Step[]): ValueChange[] {
  const [old, fresh] = [before.elements, after.elements];
  const least = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < least && isSame(old[first], fresh[first])) first++;
  let last = 0;
  while (last < least - first && isSame(old.at(-1 - last), fresh.at(-1 - last))) last++;
  const [own, other] = [old.slice(first, old.length - last), fresh.slice(first, fresh.length - last)];
  const count = Math.max(own.length, other.length);
  return Array.from({ length: count }, (_, i) => changes(own[i], other[i], [...steps, first + i])).flat();
}

function changes(
  before: JsonNode | undefined,
  after: JsonNode | undefined,
  steps: readonly Step[],
): ValueChange[] {
  return before && after ? valueChanges(before, after, steps) : [{ steps, before, after }];
}

function isSame(a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  return a !== undefined && b !== undefined && valueChanges(a, b).length === 0;
}
