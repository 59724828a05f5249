import { isObject, jsonEqual, member } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

/**
 * What a state has changed, property by property: what was there, and what is there now. Undefined where nothing has
 * changed, or where the payload is no object.
 */
export function differences(before: Json, after: Json): JsonObject | undefined {
  if (!isObject(before) || !isObject(after)) return undefined;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed: [string, Json][] = [];
  for (const name of names) {
    const [was, is] = [member(before, name), member(after, name)];
    if (was !== undefined && is !== undefined && jsonEqual(was, is)) continue;
    changed.push([
      name,
      { ...(was !== undefined && { Before: was }), ...(is !== undefined && { After: is }) },
    ]);
  }
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
