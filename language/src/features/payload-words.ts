import type { FlowDocument } from '../document/flow-document.ts';
import { sketch } from '../shape/index.ts';

/**
 * What the payload can hold when a run comes to a state, as an outline on one line: `{ id: string, path?: string }`.
 * Undefined for a state that is not there, or that no run comes to.
 */
export function payloadWords({ facts, graph }: FlowDocument, state: string): string | undefined {
  const index = graph.byName.get(state);
  if (index === undefined || !facts.payload.isReached(index)) return undefined;
  const payload = facts.payload.before(index);
  return payload && sketch(payload, 4);
}
