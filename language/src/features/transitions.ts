import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import type { Transition } from '../model/transition.ts';

/** A place that names a state. */
export interface Naming {
  /** The index of the state that it stands in; undefined for `StartAt`. */
  from: number | undefined;
  to: string;
  via: Transition['via'];
  /** The string, in the document. */
  span: Span;
}

/** Every place that names a state, in document order within each state. */
export function namings(document: FlowDocument): Naming[] {
  const { head, states } = document;
  const found: Naming[] = [];
  const add = (from: number | undefined, { to, via, at }: Transition) =>
    found.push({ from, to, via, span: document.spanOf(from, at) });
  if (head.start) add(undefined, head.start);
  for (const [index, state] of states.entries())
    for (const transition of state.transitions) add(index, transition);
  return found;
}
