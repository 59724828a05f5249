import type { Json } from '../../globus/src/index.ts';
import { isJsonObject } from './read-json.ts';

/**
 * The same value with the keys of its objects in the order of a model, the others after them: services do not keep
 * the order, and a text comparison should show only what really differs.
 */
export function orderLike(value: Json, model: Json | undefined): Json {
  if (Array.isArray(value))
    return value.map((item, i) => orderLike(item, Array.isArray(model) ? model[i] : undefined));
  if (!isJsonObject(value)) return value;
  const like = isJsonObject(model) ? model : {};
  const keys = [...Object.keys(like).filter(key => Object.hasOwn(value, key)), ...Object.keys(value)];
  return Object.fromEntries([...new Set(keys)].map(key => [key, orderLike(value[key] ?? null, like[key])]));
}
