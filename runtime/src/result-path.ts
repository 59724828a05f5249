import { parsePath } from '../../language/src/index.ts';
import { FlowError } from './flow-error.ts';
import { isObject } from './json.ts';
import type { Location } from './path.ts';
import type { Json } from './types.ts';

/**
 * The payload with a result placed at a ResultPath; without one the result replaces the payload [D]. Objects missing
 * on the way are made [A]; the payload itself is not changed, only what lies on the path is copied. JSON null, which
 * Flows refuses when a flow is deployed, discards the result as in Amazon's language.
 *
 * @throws FlowError States.ResultPathMatchFailure where the way is blocked by a value that is not an object, or by an
 *   element that does not exist [A, deeper levels I]
 */
export function place(resultPath: Json | undefined, result: Json, payload: Json): Json {
  if (resultPath === undefined) return result;
  if (resultPath === null) return payload;
  const location = typeof resultPath === 'string' ? referencePath(resultPath) : undefined;
  if (!location)
    throw mismatch(
      `The ResultPath ${JSON.stringify(resultPath)} must be names and single indexes after '$'.`,
    );
  if (location[0] === '_context') {
    throw mismatch(`The ResultPath '${resultPath}' leads into the run context, which cannot be changed.`);
  }
  return placeAt(location, 0, result, payload, String(resultPath));
}

/** The steps of a path of names and single indexes; undefined for any other. */
export function referencePath(text: string): Location | undefined {
  const { definite, problems, segments } = parsePath(text);
  if (!definite || problems.length > 0) return undefined;
  return segments.flatMap((s): (string | number)[] =>
    s.kind === 'name' ? [s.name] : s.kind === 'index' ? [s.index] : [],
  );
}

function placeAt(location: Location, depth: number, result: Json, at: Json | undefined, text: string): Json {
  const step = location[depth];
  if (step === undefined) return result;
  if (typeof step === 'string') {
    if (at !== undefined && !isObject(at)) throw blocked(text, location.slice(0, depth), 'is not an object');
    const inner = at && Object.hasOwn(at, step) ? at[step] : undefined;
    return { ...at, [step]: placeAt(location, depth + 1, result, inner, text) };
  }
  if (!Array.isArray(at)) throw blocked(text, location.slice(0, depth), 'is not an array');
  const index = step < 0 ? at.length + step : step;
  if (index < 0 || index >= at.length) throw blocked(text, location.slice(0, depth + 1), 'does not exist');
  return at.with(index, placeAt(location, depth + 1, result, at[index], text));
}

function blocked(text: string, location: Location, why: string): FlowError {
  const where = location.map(s => (typeof s === 'number' ? `[${s}]` : `.${s}`)).join('');
  return mismatch(`The result cannot be placed at the ResultPath '${text}': '$${where}' ${why}.`);
}

function mismatch(causeText: string): FlowError {
  return new FlowError('engine', 'States.ResultPathMatchFailure', causeText);
}

/** The payload without what lies at a location that exists. */
export function remove(location: Location, payload: Json): Json {
  const [step, ...rest] = location;
  if (typeof step === 'string' && isObject(payload)) {
    if (rest.length > 0) return { ...payload, [step]: remove(rest, payload[step] ?? null) };
    const { [step]: _, ...others } = payload;
    return others;
  }
  if (typeof step === 'number' && Array.isArray(payload)) {
    return rest.length > 0
      ? payload.with(step, remove(rest, payload[step] ?? null))
      : payload.toSpliced(step, 1);
  }
  return payload;
}
