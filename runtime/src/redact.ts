import { elements, isObject, member } from './json.ts';
import type { Json, JsonObject } from './types.ts';

export const PRIVATE_PARAMETERS = '__Private_Parameters';

// Values are never changed in place, so the redacted form of each is worked out once.
const known = new WeakMap<object, Json>();

/** A value as logs and run details show it: without any property whose name starts with `_private` [D]. */
export function redact(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  const remembered = known.get(value);
  if (remembered !== undefined) return remembered;
  const shown = Array.isArray(value)
    ? mapArray(value, redact)
    : mapMembers(value, (key, inner) => (key.startsWith('_private') ? undefined : redact(inner)));
  known.set(value, shown);
  return shown;
}

/**
 * Leaves out the parameters that `__Private_Parameters` names, object by object [D]. `resolved` is the template after
 * its references (and perhaps expressions) were replaced; names may come with or without their `.$` or `.=`.
 */
export function withoutPrivateParameters(template: Json, resolved: Json): Json {
  if (Array.isArray(template) && Array.isArray(resolved)) {
    return mapArray(resolved, (item, i) => withoutPrivateParameters(template[i] ?? null, item));
  }
  if (!isObject(template) || !isObject(resolved)) return resolved;
  const hidden = new Set(
    elements(member(template, PRIVATE_PARAMETERS)).map(n => (typeof n === 'string' ? bare(n) : n)),
  );
  return mapMembers(resolved, (key, inner) =>
    hidden.has(bare(key)) ? undefined : withoutPrivateParameters(member(template, key) ?? null, inner),
  );
}

function bare(name: string): string {
  return name.replace(/\.[$=]$/, '');
}

/** The same array where nothing changes. */
function mapArray(value: Json[], change: (item: Json, index: number) => Json): Json[] {
  const changed = value.map(change);
  return changed.some((item, i) => item !== value[i]) ? changed : value;
}

function mapMembers(value: JsonObject, change: (key: string, inner: Json) => Json | undefined): JsonObject {
  let same = true;
  const kept: [string, Json][] = [];
  for (const [key, inner] of Object.entries(value)) {
    const shown = change(key, inner);
    if (shown !== undefined) kept.push([key, shown]);
    same &&= shown === inner;
  }
  return same ? value : Object.fromEntries(kept);
}
