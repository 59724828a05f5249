import type { Flow, State } from '../../model/flow.ts';

/**
 * The states in the order in which they are likely meant: those written after this one, those before, and
 * last the state itself, for a state rarely leads to itself.
 */
export function likelyTargets(flow: Flow, from: State | undefined): State[] {
  const all = [...flow.byName.values()];
  const at = from ? all.indexOf(from) : -1;
  return at < 0
    ? all
    : [...all.slice(at + 1), ...all.slice(0, at + 1)].filter(s => s !== from).concat(from ?? []);
}

/** Names that transitions use and no state has, in document order. */
export function undeclared(flow: Flow): string[] {
  return [...new Set(flow.transitions.map(t => t.to))].filter(name => !flow.byName.has(name));
}
