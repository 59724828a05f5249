import type { Graph } from '../graph/graph.ts';
import type { State } from '../model/state.ts';
import { objectOf } from '../shape/construct.ts';
import { inputShape } from '../shape/from-schema.ts';
import type { Property, Shape, Step } from '../shape/shape.ts';
import { type FlowMap, impliesAlike, mapAfter, mapOf } from './flow-map.ts';
import { looksSame } from './looks-same.ts';
import { Made } from './made.ts';
import { originsOf } from './origins.ts';
import { propertiesOf } from './properties.ts';
import { Readers } from './readers.ts';
import { Solver } from './solver.ts';
import { ALL, CONTEXT_KEY } from './touch.ts';
import { ANY_PAYLOAD, afterWay } from './transfer.ts';
import { Visit } from './visit.ts';
import { findWitness, type Witness } from './witness.ts';

export interface PayloadInput {
  states: readonly State[];
  /** The companion input schema, as JSON. */
  schema: unknown;
}

/** What is known of the payload at every state of a flow. */
export class Payload {
  readonly #map: FlowMap;
  readonly #origins: ReadonlyMap<number, Shape>;
  #known: Solver | undefined;
  #visits: Visits;
  /** Made at the first edit that asks for them. */
  #readers: Readers | undefined;
  readonly #witnesses = new Map<string, Witness | undefined>();

  private constructor(
    map: FlowMap,
    origins: ReadonlyMap<number, Shape>,
    known: Solver | undefined,
    visits: Visits,
    readers?: Readers,
  ) {
    this.#map = map;
    this.#origins = origins;
    this.#known = known;
    this.#visits = visits;
    this.#readers = readers;
  }

  static of({ states, schema }: PayloadInput, graph: Graph): Payload {
    const origins = originsOf(graph, inputOf(schema));
    return new Payload(mapOf(states, graph, origins.keys()), origins, undefined, NO_VISITS);
  }

  /**
   * The payload of the same flow in which these states are others and may lead elsewhere: at states that are not
   * `affected`, because no way from those leads there, it is as it was. It takes that over; this one would have to find
   * it out again. Undefined where that is not so.
   */
  besides(
    affected: (state: number) => boolean,
    { states }: PayloadInput,
    graph: Graph,
    changed: readonly number[],
  ): Payload | undefined {
    if (!impliesAlike(this.#map.states, states, changed)) return undefined;
    const map = mapOf(states, graph, this.#origins.keys(), this.#map);
    this.#known?.goElsewhere(map, new Set(changed), affected);
    const { states: seen, found } = this.#visits;
    const same = seen.map((state, index) => (affected(index) ? undefined : state));
    const next = new Payload(map, this.#origins, this.#known, { states: same, found }, this.#readers);
    this.#known = undefined;
    return next;
  }

  /**
   * The payload of the same flow in which these states are others that lead where the old ones did. It takes over what
   * it can; this one would have to find that out again. Undefined where nothing can be taken over.
   */
  after(states: readonly State[], changed: readonly number[]): Payload | undefined {
    const map = mapAfter(this.#map, states, changed);
    if (!map || !this.#known) return undefined;
    const others = this.#known.goOn(map, changed);
    const readers = this.#readers ?? Readers.of(this.#visits.states);
    const visits = others.has(CONTEXT_KEY) ? NO_VISITS : besidesReaders(this.#visits, others, readers);
    const next = new Payload(map, this.#origins, this.#known, visits, readers);
    this.#known = undefined;
    return next;
  }

  get #solver(): Solver {
    this.#known ??= new Solver(this.#map, this.#origins);
    return this.#known;
  }

  /** A run can come to the state at that index. */
  isReached(index: number): boolean {
    return this.#solver.property(CONTEXT_KEY, index) !== undefined;
  }

  /** Some state writes into that property of the payload. */
  isWritten(key: string): boolean {
    return this.#map.states.some(({ effect }) => effect.kind === 'result' && effect.into?.[0] === key);
  }

  /**
   * What the payload can be when a run comes to a state; undefined where none comes. All its properties are looked up,
   * and `more`, of which no state may know: whoever needs only some asks for that part.
   */
  before(index: number, more: readonly string[] = []): Shape | undefined {
    const keys = new Set([...this.#map.keys, ...more]);
    const wholes = [...this.#origins.values(), ...this.#replacements()];
    for (const { object } of wholes) for (const [key] of object?.properties.entries() ?? []) keys.add(key);
    return this.part(index, keys);
  }

  /** What takes the place of the whole payload somewhere. */
  #replacements(): Shape[] {
    const { states, touches } = this.#map;
    return touches.flatMap(({ writes }, index) =>
      writes.flatMap((key, way) => {
        const state = key === ALL ? states[index] : undefined;
        return (state && afterWay(state, ANY_PAYLOAD, way)) ?? [];
      }),
    );
  }

  /** The payload before a state as far as these properties go; nothing is known of others. */
  part(index: number, keys: Iterable<string>): Shape | undefined {
    if (!this.isReached(index)) return undefined;
    const entries: [string, Property][] = [];
    for (const key of keys) {
      const property = this.#solver.property(key, index);
      if (property) entries.push([key, property]);
    }
    return objectOf(entries, 'unknown');
  }

  /** These states, as they are now, each with what it finds there; undefined if no run comes to it, or if it reads nothing. */
  visits(states: readonly State[]): readonly (Visit | undefined)[] {
    const before = this.#visits;
    if (before.states === states) return before.found;
    const found = states.map((state, index) => {
      if (state === before.states[index]) return before.found[index];
      this.#readers?.add(index, state);
      return this.#look(index, state);
    });
    this.#visits = { states, found };
    return found;
  }

  #looks({ readKeys, expressions, arguments: sent, effect }: State): boolean {
    return readKeys.length > 0 || expressions.length > 0 || sent.length > 0 || effect.kind === 'choice';
  }

  #look(index: number, state: State): Visit | undefined {
    if (!this.#looks(state) || !this.isReached(index)) return undefined;
    const inputs = propertiesOf(state.readKeys, key => this.#solver.property(key, index));
    if (!inputs) return undefined;
    // The same visit as in the version before it, where nothing has changed for it.
    return visits.get(
      state,
      inputs,
      kept => new Visit(state, kept, this.#isOpen(index, state)),
      looksSameToVisit,
    );
  }

  #isOpen(index: number, { effect, transitions }: State): boolean {
    if (effect.kind !== 'choice' || !transitions.some(t => t.via === 'Default')) return false;
    return (
      effect.rules.every(({ leads }) => leads) &&
      this.#solver.ways(index)?.every(way => way !== undefined) === true
    );
  }

  /** A route on which the value at that path is missing at that state; `always`: it is so on every one. */
  witness(index: number, steps: readonly Step[], always: boolean): Witness | undefined {
    const key = JSON.stringify([index, steps]);
    if (!this.#witnesses.has(key)) {
      const part = (state: number, keys: Iterable<string>) => this.part(state, keys);
      const found = findWitness({ map: this.#map, origins: this.#origins, part }, index, steps, always);
      this.#witnesses.set(key, found);
    }
    return this.#witnesses.get(key);
  }
}

const visits = new Made<State, Property, Visit>();

/** What is missing is told by what else there is beside it. */
function looksSameToVisit(state: State, a: Property, b: Property, i: number, { misses }: Visit): boolean {
  return misses.length === 0 && looksSame(state, state.readKeys[i] ?? '', a, b);
}

/** What was found when states were looked at, each at its index; a state is undefined where it has to be looked at anew. */
interface Visits {
  states: readonly (State | undefined)[];
  found: readonly (Visit | undefined)[];
}

const NO_VISITS: Visits = { states: [], found: [] };

/** The visits but those of states that read one of these properties. */
function besidesReaders({ states, found }: Visits, keys: Iterable<string>, readers: Readers): Visits {
  const same = states.slice();
  for (const key of keys) for (const index of readers.of(key)) same[index] = undefined;
  return { states: same, found };
}

// The same schema gives the very same shapes, so that what was made from them is known again.
const inputs = new WeakMap<object, Shape>();
const ANY_INPUT = inputShape(undefined);

function inputOf(schema: unknown): Shape {
  if (typeof schema !== 'object' || schema === null) return ANY_INPUT;
  let input = inputs.get(schema);
  if (!input) {
    input = inputShape(schema);
    inputs.set(schema, input);
  }
  return input;
}
