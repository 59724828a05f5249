import { behind } from '../graph/behind.ts';
import { buildGraph, type Graph } from '../graph/graph.ts';
import type { State } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import { Payload, type PayloadInput } from '../payload/payload.ts';
import {
  findLoopExits,
  type LoopExits,
  type UnchangingLoop,
  unchangingLoops,
} from '../payload/unchanging.ts';

export interface FactsInput extends PayloadInput {
  start: Transition | undefined;
}

/**
 * What follows from how the states of a definition hang together. Facts hold for every version of the text in which
 * no state leads elsewhere or writes something else, so they name states by index, and keep no offsets.
 */
export class Facts {
  readonly #input: FactsInput;
  #graph: Graph | undefined;
  #payload: Payload | undefined;
  #loopExits: LoopExits | undefined;
  /** Those of another version, until these are asked for. */
  #loopExitsBefore: LoopExits | undefined;

  /** Takes the payload of another version over, if that is possible; done, and forgotten, when it is asked for. */
  #takeOver: (() => Payload | undefined) | undefined;

  constructor(input: FactsInput, graph?: Graph, takeOver?: () => Payload | undefined) {
    this.#input = input;
    this.#graph = graph;
    this.#takeOver = takeOver;
  }

  /** The facts of another version, which may be these; what still holds is taken over. */
  after(input: FactsInput): Facts {
    const own = this.#input;
    const { states, start, schema } = input;
    if (own.start?.to !== start?.to || own.schema !== schema || own.states.length !== states.length)
      return new Facts(input);
    const changed: number[] = [];
    let elsewhere = false;
    for (const [index, state] of states.entries()) {
      const before = own.states[index];
      if (!before || state === before || state.signature === before.signature) continue;
      if (state.name !== before.name) return new Facts(input);
      elsewhere ||= !leadsAlike(state, before);
      changed.push(index);
    }
    if (changed.length === 0) return this;
    const next = elsewhere ? this.#elsewhere(input, changed) : this.#alike(input, changed);
    next.#loopExitsBefore = this.#loopExits ?? this.#loopExitsBefore;
    return next;
  }

  /** The facts of a version in which these states lead where they led. */
  #alike(input: FactsInput, changed: readonly number[]): Facts {
    return new Facts(input, this.#graph, () => this.#payload?.after(input.states, changed));
  }

  /** The facts of a version in which these states may lead elsewhere. */
  #elsewhere(input: FactsInput, changed: readonly number[]): Facts {
    const before = this.#graph && { states: this.#input.states, graph: this.#graph };
    const graph = before && buildGraph(input.states, input.start, before);
    const next: Facts = new Facts(input, graph, () => {
      const affected = this.#payload && behind(changed, this.graph, next.graph);
      return affected && this.#payload?.besides(affected, input, next.graph, changed);
    });
    return next;
  }

  get graph(): Graph {
    this.#graph ??= buildGraph(this.#input.states, this.#input.start);
    return this.#graph;
  }

  get payload(): Payload {
    if (!this.#payload) {
      this.#payload = this.#takeOver?.() ?? Payload.of(this.#input, this.graph);
      this.#takeOver = undefined;
    }
    return this.#payload;
  }

  get unchangingLoops(): readonly UnchangingLoop[] {
    this.#loopExits ??= findLoopExits(this.#input.states, this.graph, this.#loopExitsBefore);
    this.#loopExitsBefore = undefined;
    return unchangingLoops(this.#loopExits);
  }
}

/** Both stand at the same place in the graph of states. */
function leadsAlike(a: State, b: State): boolean {
  if (a.name !== b.name || a.type !== b.type || a.ends !== b.ends) return false;
  if (a.transitions.length !== b.transitions.length) return false;
  return a.transitions.every(({ to, via }, i) => {
    const other = b.transitions[i];
    return other?.to === to && other.via === via;
  });
}
