import { isScalar, typeOf } from '../build.ts';
import { type Fact, Presence, type Shape, Types } from '../shape.ts';

/** Whether a JSON value is one of those that a shape covers: the meaning of shapes, for tests. */
export function admits(shape: Shape, value: unknown): boolean {
  if (isScalar(value)) return (shape.types & typeOf(value)) !== 0 && (shape.values?.includes(value) ?? true);
  if (Array.isArray(value)) {
    const { types, items } = shape;
    return (types & Types.array) !== 0 && value.every(element => !items || admits(items, element));
  }
  return (shape.types & Types.object) !== 0 && isRecord(value) && admitsObject(shape, value);
}

function admitsObject({ object }: Shape, value: Record<string, unknown>): boolean {
  if (!object) return true;
  for (const [name, { shape, presence }] of object.properties.entries()) {
    if (!Object.hasOwn(value, name)) {
      if (presence === Presence.Present) return false;
    } else if (presence === Presence.Absent || !admits(shape, value[name])) return false;
  }
  if (object.others !== 'none') return true;
  return Object.keys(value).every(name => object.properties.get(name) !== undefined);
}

/** Whether a fact holds of a payload. */
export function holds(fact: Fact, payload: unknown): boolean {
  const found = valueAt(payload, fact.path);
  if ('present' in fact) return (found !== undefined) === fact.present;
  if ('equals' in fact) return found === fact.equals;
  if ('notEquals' in fact) return found !== fact.notEquals;
  return found !== undefined && (typeFlag(found) & fact.types) !== 0;
}

function typeFlag(value: unknown): number {
  if (isScalar(value)) return typeOf(value);
  return Array.isArray(value) ? Types.array : Types.object;
}

/** The value at a path; undefined where there is none. */
export function valueAt(payload: unknown, path: readonly (string | number)[]): unknown {
  let at = payload;
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? at.at(step) : undefined;
    else at = isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}

/** What ResultPath does with a payload; undefined if it fails. */
export function placed(payload: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!Array.isArray(payload) || payload.at(step) === undefined) return undefined;
    const element = placed(payload.at(step), rest, value);
    return element === undefined ? undefined : payload.with(step, element);
  }
  if (payload !== undefined && !isRecord(payload)) return undefined;
  const member = placed(payload && Object.hasOwn(payload, step) ? payload[step] : undefined, rest, value);
  return member === undefined ? undefined : { ...payload, [step]: member };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
