import type { Graph } from '../graph/graph.ts';
import type { State } from '../model/state.ts';
import { inputShape } from '../shape/from-schema.ts';
import type { Shape, Step } from '../shape/shape.ts';
import { analyse, originsOf, type Payloads } from './analyse.ts';
import { type Miss, missesOf } from './misses.ts';
import { findWitness, legsInto, type Routes, type Witness } from './witness.ts';

/** What is known of the payload at every state of a flow. */
export class Payload {
  readonly #payloads: Payloads;
  readonly #states: readonly State[];
  readonly #graph: Graph;
  readonly #input: Shape;
  readonly #misses: { state: State; misses: readonly Miss[] }[] = [];
  readonly #witnesses = new Map<string, Witness | undefined>();
  #routes: Routes | undefined;

  /** `schema` is the input schema as JSON, if there is one. */
  constructor(states: readonly State[], graph: Graph, schema: unknown) {
    this.#states = states;
    this.#graph = graph;
    this.#input = inputShape(schema);
    this.#payloads = analyse(states, graph, originsOf(graph, this.#input));
  }

  /** What the payload can be when a run comes to the state at that index; undefined where no run comes. */
  before(index: number): Shape | undefined {
    return this.#payloads(index);
  }

  /** What the state at that index, as it is now, reads although it may not be there. */
  misses(index: number, state: State): readonly Miss[] {
    const known = this.#misses[index];
    if (known?.state === state) return known.misses;
    const before = state.reads.length > 0 ? this.before(index) : undefined;
    const misses = before ? missesOf(state, before) : [];
    this.#misses[index] = { state, misses };
    return misses;
  }

  /** A route on which the value at that path is missing at that state, if there is one that a run can take. */
  witness(index: number, steps: readonly Step[]): Witness | undefined {
    const key = JSON.stringify([index, steps]);
    if (!this.#witnesses.has(key)) {
      this.#routes ??= this.#findRoutes();
      this.#witnesses.set(key, findWitness(this.#routes, index, steps));
    }
    return this.#witnesses.get(key);
  }

  #findRoutes(): Routes {
    const states = this.#states;
    const graph = this.#graph;
    const origins = originsOf(graph, this.#input);
    return {
      states,
      payloads: this.#payloads,
      origin: state => origins.get(state),
      into: legsInto(states, graph),
    };
  }
}
