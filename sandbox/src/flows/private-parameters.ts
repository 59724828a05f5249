import { isObject, type Json, type JsonObject } from '../json.ts';

const bare = (key: string) => key.replace(/\.[$=]$/, '');

function withoutPrivate(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutPrivate);
  return isObject(value) ? hidePrivateParameters(value) : value;
}

/** A definition as those who do not administer the flow may see it: without what `__Private_Parameters` names. */
export function hidePrivateParameters(object: JsonObject): JsonObject {
  const names = object.__Private_Parameters;
  const hidden = new Set(Array.isArray(names) ? names.map(name => bare(String(name))) : []);
  const shown = Object.entries(object).filter(([key]) => !hidden.has(bare(key)));
  return Object.fromEntries(shown.map(([key, value]) => [key, withoutPrivate(value)]));
}
