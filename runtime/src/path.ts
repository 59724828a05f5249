import { type Path, parsePath, type Segment } from '../../language/src/index.ts';
import { runtimeError } from './flow-error.ts';
import { isObject } from './json.ts';
import { readFilter } from './path-filter.ts';
import type { Json, JsonObject } from './types.ts';

/** What paths and expressions of a state can see: the payload, and at `$._context` the run context [D]. */
export interface Scope {
  payload: Json;
  context: JsonObject;
}

export type Location = readonly (string | number)[];

export interface Match {
  value: Json;
  /** The way from the root: member names and element indexes. */
  location: Location;
}

// `$..*..*..*` multiplies; no payload within the service's limit needs more.
const MAX_MATCHES = 100_000;

/**
 * All places that a path points to, in the order of the document. Missing members, members of scalars and indexes out
 * of range are no matches.
 *
 * @throws FlowError States.Runtime for a path that is malformed or that the workbench does not simulate
 */
export function evaluatePath(path: Path, scope: Scope): Match[] {
  const [problem] = path.problems;
  if (problem) {
    const rest = path.text.slice(problem.span.offset);
    throw runtimeError(
      `The path '${path.text}' cannot be followed here from '${rest}' on: it is not a plain JSONPath.`,
    );
  }
  const [first] = path.segments;
  const inContext = first?.kind === 'name' && first.name === '_context';
  let matches: Match[] = inContext
    ? [{ value: scope.context, location: ['_context'] }]
    : [{ value: scope.payload, location: [] }];
  for (const segment of inContext ? path.segments.slice(1) : path.segments) {
    matches = step(segment, matches, scope);
    if (matches.length > MAX_MATCHES) {
      throw runtimeError(
        `The path '${path.text}' matches more than ${MAX_MATCHES} places. The workbench gives up.`,
      );
    }
  }
  return matches;
}

/** The value of a definite path (undefined where it leads nowhere), or the list of all matches of any other [A]. */
export function readPath(text: string, scope: Scope): Json | undefined {
  const path = parsePath(text);
  const matches = evaluatePath(path, scope);
  return path.definite ? matches[0]?.value : matches.map(m => m.value);
}

/**
 * The value that a field of a state refers to.
 *
 * @throws FlowError States.Runtime in the service's words where there is none [O 2026]
 */
export function requirePath(text: Json, field: string, scope: Scope): Json {
  if (typeof text !== 'string')
    throw runtimeError(`The field '${field}' must be a JSONPath, a string that starts with '$'.`);
  const value = readPath(text, scope);
  if (value === undefined) {
    throw runtimeError(
      `The path '${text}' specified for the field '${field}' could not be found in the state input.`,
    );
  }
  return value;
}

function step(segment: Segment, matches: Match[], scope: Scope): Match[] {
  switch (segment.kind) {
    case 'name':
      return matches.flatMap(m => own(m, segment.name));
    case 'index':
      return matches.flatMap(m => element(m, segment.index));
    case 'wildcard':
      return matches.flatMap(children);
    case 'descent':
      return matches.flatMap(descendants);
    case 'slice':
      return matches.flatMap(m => slice(m, segment));
    case 'union':
      return matches.flatMap(m =>
        segment.items.flatMap(i => (typeof i === 'string' ? own(m, i) : element(m, i))),
      );
    case 'filter': {
      const accepts = readFilter(segment.text);
      // As in Jayway, a filter on an object asks the object itself [A].
      return matches
        .flatMap(m => (Array.isArray(m.value) ? children(m) : isObject(m.value) ? [m] : []))
        .filter(m => accepts(m.value, scope));
    }
  }
}

function own(match: Match, name: string): Match[] {
  const { value, location } = match;
  if (!isObject(value) || !Object.hasOwn(value, name)) return [];
  return [{ value: value[name] ?? null, location: [...location, name] }];
}

function element(match: Match, index: number): Match[] {
  const { value, location } = match;
  if (!Array.isArray(value)) return [];
  const at = index < 0 ? value.length + index : index;
  const found = value[at];
  return found === undefined ? [] : [{ value: found, location: [...location, at] }];
}

function children({ value, location }: Match): Match[] {
  if (Array.isArray(value)) return value.map((v, i) => ({ value: v, location: [...location, i] }));
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, v]) => ({ value: v, location: [...location, key] }));
}

/** The match and everything in it, outside in. */
function descendants(match: Match): Match[] {
  const found: Match[] = [];
  const pending = [match];
  for (let next = pending.pop(); next && found.length <= MAX_MATCHES; next = pending.pop()) {
    found.push(next);
    pending.push(...children(next).reverse());
  }
  return found;
}

function slice(match: Match, segment: Segment & { kind: 'slice' }): Match[] {
  if (!Array.isArray(match.value)) return [];
  const { length } = match.value;
  const by = segment.step ?? 1;
  if (by === 0) return [];
  const clamp = (bound: number, low: number, high: number) =>
    Math.max(low, Math.min(high, bound < 0 ? length + bound : bound));
  const from =
    by > 0 ? clamp(segment.from ?? 0, 0, length) : clamp(segment.from ?? length - 1, -1, length - 1);
  const to =
    by > 0
      ? clamp(segment.to ?? length, 0, length)
      : segment.to === undefined
        ? -1
        : clamp(segment.to, -1, length - 1);
  const found: Match[] = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(...element(match, i));
  return found;
}
