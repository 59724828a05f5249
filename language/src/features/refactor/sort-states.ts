import type { FlowDocument } from '../../document/flow-document.ts';
import { replaceNode } from '../../json/edits.ts';
import { flowOrder } from '../flow-order.ts';
import { inDefinition, type Refactoring } from './refactoring.ts';

/** Writes the states in the order in which a run comes to them. Each keeps its own text. */
export function sortStates(flow: FlowDocument): Refactoring[] {
  const { states, structure, graph, text } = flow;
  // Of two states with one name the last counts, so neither may move.
  if (flow.broken || graph.byName.size !== states.length) return [];
  const order = flowOrder(graph);
  if (order.every((state, at) => state === at)) return [];
  return [
    inDefinition(flow, 'refactor.rewrite.sortStates', 'Sort the states in the order of the flow', () =>
      structure.places.flatMap((place, at) => {
        const other = structure.places[order[at] ?? at];
        if (!other || other === place) return [];
        return [replaceNode(place, text.slice(other.offset, other.offset + other.length))];
      }),
    ),
  ];
}
