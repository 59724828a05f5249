import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { incomingOf } from './incoming.ts';

/** A state that others lead to, or that leads to others, and where in the one that leads that is said. */
export interface Transfer {
  /** The index of the other state; undefined for where the flow starts. */
  state: number | undefined;
  /** The strings that name the target, in document order. */
  at: readonly Span[];
}

/** The state that a place is about: the one that it names, else the one that it stands in. */
export function stateAround(document: FlowDocument, offset: number): number | undefined {
  const { unit, index, base } = document.locate(offset);
  const transitions = unit.state?.transitions ?? (document.head.start ? [document.head.start] : []);
  const named = transitions.find(({ at }) => isAt(document.spanOf(index, at), offset));
  if (named) return document.graph.byName.get(named.to);
  return base > 0 ? index : undefined;
}

/** The states that lead to a state, each once, in document order. */
export function leadingTo(document: FlowDocument, index: number): Transfer[] {
  const { states, head } = document;
  const found = new Map<number | undefined, Span[]>();
  for (const { from, way } of incomingOf(document)[index] ?? []) {
    const transition = from === undefined ? head.start : states[from]?.transitions[way];
    if (transition) add(found, from, document.spanOf(from, transition.at));
  }
  return transfers(found);
}

/** The states that a state leads to, each once, in the order in which it names them. */
export function ledToBy(document: FlowDocument, index: number): Transfer[] {
  const { states, graph } = document;
  const found = new Map<number | undefined, Span[]>();
  for (const { to, at } of states[index]?.transitions ?? []) {
    const target = graph.byName.get(to);
    if (target !== undefined) add(found, target, document.spanOf(index, at));
  }
  return transfers(found);
}

function add(found: Map<number | undefined, Span[]>, state: number | undefined, span: Span): void {
  const spans = found.get(state);
  if (spans) spans.push(span);
  else found.set(state, [span]);
}

function transfers(found: ReadonlyMap<number | undefined, readonly Span[]>): Transfer[] {
  return [...found].map(([state, spans]) => ({ state, at: [...spans].sort((a, b) => a.offset - b.offset) }));
}

function isAt({ offset: from, length }: Span, offset: number): boolean {
  return from <= offset && offset <= from + length;
}
