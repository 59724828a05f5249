import type { FlowDocument } from '../document/flow-document.ts';
import type { Graph } from '../graph/graph.ts';

/** A transition that leads to a state. */
export interface Incoming {
  /** The index of the state that it leaves; undefined for `StartAt`. */
  from: number | undefined;
  /** Its place among the transitions of that state. */
  way: number;
}

// A graph holds for every version in which no state leads elsewhere, and so does this.
const known = new WeakMap<Graph, readonly (readonly Incoming[])[]>();

/** The transitions that lead to each state, in document order. */
export function incomingOf(document: FlowDocument): readonly (readonly Incoming[])[] {
  const { graph, states, head } = document;
  let incoming = known.get(graph);
  if (!incoming) {
    const found: Incoming[][] = states.map(() => []);
    const add = (to: string, from: number | undefined, way: number) =>
      found[graph.byName.get(to) ?? -1]?.push({ from, way });
    if (head.start) add(head.start.to, undefined, 0);
    for (const [from, { transitions }] of states.entries())
      for (const [way, { to }] of transitions.entries()) add(to, from, way);
    incoming = found;
    known.set(graph, incoming);
  }
  return incoming;
}
