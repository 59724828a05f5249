import { buildGraph, type Graph } from '../graph/graph.ts';
import type { State } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import { Payload } from '../payload/payload.ts';

export interface FactsInput {
  states: readonly State[];
  start: Transition | undefined;
  /** The companion input schema, as JSON. */
  schema: unknown;
}

/**
 * What follows from how the states of a definition hang together. Facts hold for every version of the text in which
 * no state leads elsewhere or writes something else, so they name states by index, and keep no offsets.
 */
export class Facts {
  readonly #input: FactsInput;
  #graph: Graph | undefined;
  #payload: Payload | undefined;

  constructor(input: FactsInput) {
    this.#input = input;
  }

  holdsFor({ states, start, schema }: FactsInput): boolean {
    const own = this.#input;
    if (own.start?.to !== start?.to || own.schema !== schema || own.states.length !== states.length)
      return false;
    return states.every(
      (state, i) => state === own.states[i] || state.signature === own.states[i]?.signature,
    );
  }

  get graph(): Graph {
    this.#graph ??= buildGraph(this.#input.states, this.#input.start);
    return this.#graph;
  }

  get payload(): Payload {
    this.#payload ??= new Payload(this.#input.states, this.graph, this.#input.schema);
    return this.#payload;
  }
}
