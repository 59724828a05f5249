import type { State } from '../model/state.ts';
import { UNKNOWN } from '../shape/build.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape, type Step } from '../shape/shape.ts';
import { write } from '../shape/write.ts';
import type { FlowMap, Leg } from './flow-map.ts';
import { isMissing } from './misses.ts';
import { ALL, type Touch } from './touch.ts';
import { afterWay } from './transfer.ts';

/** A route on which a value is missing where it is read. */
export interface Witness {
  /** From the first state of the flow to the one before the read. */
  route: readonly Leg[];
  /** The place on the route since which it is missing: an index of `route`; -1 for since the start. */
  lostOn: number;
}

/** The flow that routes are looked for in. */
export interface Routes {
  map: FlowMap;
  /** The payload that a route begins with at a state. */
  origins: ReadonlyMap<number, Shape>;
  /** Those properties of the payload before a state; undefined if no run comes there. */
  part(state: number, keys: Iterable<string>): Shape | undefined;
}

const ATTEMPTS = 24;
/** In states: no reader follows a longer route, and looking for one takes its time. */
const LONGEST = 2000;

/**
 * A route that a run can take, as far as the conditions on it can be judged, on which the value at `steps` is known to
 * be missing at a state. Undefined where none is found: then nothing should be said.
 */
export function findWitness(
  routes: Routes,
  state: number,
  steps: readonly Step[],
  always: boolean,
): Witness | undefined {
  const banned = new Set<string>();
  // Where it is so on every route, it is so on the shortest.
  if (always) return candidate(routes, state, steps, banned);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = candidate(routes, state, steps, banned);
    if (!found) return undefined;
    const stuck = play(routes, found.route, state, steps);
    if (stuck === undefined) return found;
    banned.add(keyOf(stuck));
  }
  return undefined;
}

/** The shortest way back from the state along which nothing gives the value, and from there to the start. */
function candidate(
  routes: Routes,
  state: number,
  steps: readonly Step[],
  banned: ReadonlySet<string>,
): Witness | undefined {
  const onward = new Map<number, Leg | undefined>([[state, undefined]]);
  const queue = [state];
  for (let i = 0; i < queue.length && i < LONGEST; i++) {
    const at = queue[i] ?? 0;
    const origin = routes.origins.get(at);
    if (origin && isMissing(origin, steps)) return { route: follow(at, onward), lostOn: -1 };
    for (const leg of routes.map.into[at] ?? []) {
      if (onward.has(leg.state) || banned.has(keyOf(leg))) continue;
      const effect = effectOf(routes, leg, steps);
      if (effect === 'gives') continue;
      onward.set(leg.state, { state: at, way: leg.way });
      if (effect === 'keeps') queue.push(leg.state);
      else {
        const before = wayTo(routes, leg.state, banned);
        if (before) return { route: [...before, ...follow(leg.state, onward)], lostOn: before.length };
      }
    }
  }
  return undefined;
}

/** What a leg makes of the value: there is always one after it, there may be none even if there was one, or neither. */
function effectOf(
  { map, part }: Routes,
  { state, way }: Leg,
  steps: readonly Step[],
): 'gives' | 'takes' | 'keeps' {
  const found = map.states[state];
  const [key] = steps;
  if (!found || typeof key !== 'string') return 'gives';
  const touch = map.touches[state];
  const written = touch?.writes[way];
  if (written !== key && written !== ALL && !touch?.rules.includes(key)) {
    const value = part(state, [key]);
    return !value || lookup(value, steps).presence === Presence.Present ? 'gives' : 'keeps';
  }
  const before = part(state, new Set([key, ...keysOf(found, touch)]));
  const payload = before && afterWay(found, before, way);
  if (!payload || lookup(payload, steps).presence === Presence.Present) return 'gives';
  const given = afterWay(found, write(before, steps, UNKNOWN), way);
  return given && lookup(given, steps).presence === Presence.Present ? 'keeps' : 'takes';
}

/** What a state looks at to do what it does. */
function keysOf({ effect }: State, touch: Touch | undefined): readonly string[] {
  if (effect.kind === 'choice') return touch?.rules ?? [];
  if (effect.kind !== 'result') return [];
  const { result, into } = effect;
  const keys = result.kind === 'template' || result.kind === 'path' ? (result.keys ?? []) : [];
  return typeof into?.[0] === 'string' ? [into[0], ...keys] : keys;
}

function follow(state: number, onward: ReadonlyMap<number, Leg | undefined>): Leg[] {
  const route: Leg[] = [];
  let at = state;
  for (let leg = onward.get(at); leg; leg = onward.get(at)) {
    route.push({ state: at, way: leg.way });
    at = leg.state;
  }
  return route;
}

/** The shortest route from the start to a state. */
function wayTo({ map, origins }: Routes, state: number, banned: ReadonlySet<string>): Leg[] | undefined {
  const onward = new Map<number, Leg | undefined>([[state, undefined]]);
  const queue = [state];
  for (let i = 0; i < queue.length && i < LONGEST; i++) {
    const at = queue[i] ?? 0;
    if (origins.has(at)) return follow(at, onward);
    for (const leg of map.into[at] ?? []) {
      if (onward.has(leg.state) || banned.has(keyOf(leg))) continue;
      onward.set(leg.state, { state: at, way: leg.way });
      queue.push(leg.state);
    }
  }
  return undefined;
}

/** Plays the route; gives the leg on which it cannot go on, or the last one if the value is not missing in the end. */
function play(routes: Routes, route: readonly Leg[], end: number, steps: readonly Step[]): Leg | undefined {
  const [first] = route;
  let payload = routes.origins.get(first?.state ?? end);
  for (const leg of route) {
    const state = routes.map.states[leg.state];
    const next: Shape | undefined = state && payload && afterWay(state, payload, leg.way);
    if (!next) return leg;
    payload = next;
  }
  return payload && isMissing(payload, steps) ? undefined : (route.at(-1) ?? { state: end, way: -1 });
}

function keyOf({ state, way }: Leg): string {
  return `${state}:${way}`;
}
