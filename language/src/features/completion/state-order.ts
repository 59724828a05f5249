import type { FlowDocument } from '../../document/flow-document.ts';
import type { State } from '../../model/state.ts';
import { namings } from '../transitions.ts';

/**
 * The states in the order in which they are likely meant: those written after this one, those before, and
 * last the state itself, for a state rarely leads to itself.
 */
export function likelyTargets({ states }: FlowDocument, from: State | undefined): State[] {
  // Not by the graph, which would be made for the text in which something stands for what is typed.
  const all = [...new Map(states.map(state => [state.name, state])).values()];
  const at = from ? all.indexOf(from) : -1;
  return at < 0
    ? all
    : [...all.slice(at + 1), ...all.slice(0, at + 1)].filter(s => s !== from).concat(from ?? []);
}

/** Names that transitions use and no state has, in document order. */
export function undeclared(document: FlowDocument): string[] {
  const { byName } = document.graph;
  return [...new Set(namings(document).map(n => n.to))].filter(name => !byName.has(name));
}
