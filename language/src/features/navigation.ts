import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { namings } from './transitions.ts';

/** The name of the state that the string at an offset leads to. */
export function definition(document: FlowDocument, offset: number): Span | undefined {
  const index = stateAt(document, offset);
  return index === undefined ? undefined : document.keyOf(index);
}

/** Every place that names the state at an offset; its own name is the first when asked for. */
export function references(document: FlowDocument, offset: number, withDeclaration: boolean): Span[] {
  const index = stateAt(document, offset);
  if (index === undefined) return [];
  const name = document.states[index]?.name;
  const uses = namings(document)
    .filter(n => n.to === name)
    .map(n => n.span);
  return withDeclaration ? [document.keyOf(index), ...uses] : uses;
}

/** The index of the state whose name stands at an offset, where it is declared or where it is named. */
function stateAt(document: FlowDocument, offset: number): number | undefined {
  const { unit, index, node } = document.locate(offset);
  if (!node) return undefined;
  if (unit.state && node === unit.state.key) return index;
  const transition = unit.state
    ? unit.state.transitions.find(t => t.at.offset === node.offset)
    : document.head.start?.at.offset === node.offset
      ? document.head.start
      : undefined;
  return transition && document.graph.byName.get(transition.to);
}
