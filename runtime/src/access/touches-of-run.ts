import { type FlowDocument, type Source, type Touch, touches } from '../../../language/src/index.ts';
import type { Json } from '../types.ts';
import { type Known, known, knownAt, UNKNOWN, whole } from './known.ts';
import { type KnownScope, knownOfExpression, knownOfPath } from './known-value.ts';
import { reachableStates } from './reachable.ts';

/** What a parameter will say. */
export type Foreseen =
  | { kind: 'known'; text: string }
  /** Only the run itself will know. */
  | { kind: 'later' }
  /** With this input there is no such value, and the state fails. */
  | { kind: 'missing' };

/** A parameter with what it will say, and where it stands in the definition. */
export interface ForeseenSource {
  span: Source['span'];
  /** The path or expression; undefined for a constant. */
  written: string | undefined;
  value: Foreseen;
}

/** One thing that a run touches, as far as it is known before it. */
export interface RunTouch extends Pick<Touch, 'state' | 'kind' | 'runAs'> {
  id: ForeseenSource;
  path: ForeseenSource | undefined;
}

/** Who starts the run, as `$._context` has it; what is left out is not known. */
export interface Starter {
  flow_id?: string;
  username?: string;
  user_id?: string;
}

export interface RunTouches {
  touches: RunTouch[];
  /** States that touch something and that no run with this input comes to. */
  avoided: string[];
}

/** What a run of a flow with this input touches, in document order. */
export function touchesOfRun(
  document: FlowDocument,
  definition: Json,
  input: Json,
  starter: Starter = {},
): RunTouches {
  const context: Known = {
    kind: 'object',
    members: new Map(Object.entries(starter).map(([name, value]) => [name, known(value)])),
    open: true,
  };
  const reached = reachableStates(definition, known(input), context);
  const all = touches(document);
  return {
    touches: all.flatMap(touch => {
      const payload = reached.get(touch.state);
      return payload ? foreseen(touch, { payload, context }) : [];
    }),
    avoided: [...new Set(all.map(({ state }) => state))].filter(state => !reached.has(state)),
  };
}

function foreseen({ state, kind, runAs, id, path }: Touch, scope: KnownScope): RunTouch[] {
  const paths = path ? valuesOf(path, scope) : [undefined];
  return valuesOf(id, scope).flatMap(one =>
    paths.map(other => ({ state, kind, runAs, id: one, path: other })),
  );
}

/** One value, or one for each element of a list. */
function valuesOf({ span, from, value, rest }: Source, scope: KnownScope): ForeseenSource[] {
  const written = from === 'constant' ? undefined : String(value);
  const as = (found: Foreseen): ForeseenSource => ({ span, written, value: found });
  const start =
    from === 'constant'
      ? constant(value)
      : from === 'path'
        ? knownOfPath(String(value), scope)
        : knownOfExpression(String(value), scope);
  return follow(start, rest).map(found => as(asText(found)));
}

/** Every value at the end of a trail; none for a parameter that a value does not have. */
function follow(of: Known | undefined, trail: readonly string[]): (Known | undefined)[] {
  const [step, ...rest] = trail;
  if (step === undefined || of === undefined || of.kind === 'unknown') return [of];
  if (step !== '*') {
    const inner = knownAt(of, [step]);
    return inner ? follow(inner, rest) : [];
  }
  const list = whole(of);
  if (list === undefined) return [UNKNOWN];
  return Array.isArray(list) ? list.flatMap(item => follow(known(item), rest)) : [];
}

function asText(of: Known | undefined): Foreseen {
  if (!of) return { kind: 'missing' };
  const value = whole(of);
  if (value === undefined) return { kind: 'later' };
  return typeof value === 'string' ? { kind: 'known', text: value } : { kind: 'missing' };
}

function constant(value: unknown): Known | undefined {
  return typeof value === 'string' ? known(value) : undefined;
}
