import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/flow.ts';

/** The name of the state that the string at an offset leads to. */
export function definition(document: FlowDocument, offset: number): Span | undefined {
  return stateAt(document, offset)?.key;
}

/** Every place that names the state at an offset; its own name is the first when asked for. */
export function references(document: FlowDocument, offset: number, withDeclaration: boolean): Span[] {
  const state = stateAt(document, offset);
  if (!state) return [];
  const uses = document.flow.transitions.filter(t => t.to === state.name).map(t => t.node);
  return withDeclaration ? [state.key, ...uses] : uses;
}

/** The state whose name stands at an offset, where it is declared or where it is named. */
function stateAt({ flow }: FlowDocument, offset: number): State | undefined {
  const at = (span: Span) => span.offset <= offset && offset <= span.offset + span.length;
  const used = flow.transitions.find(t => at(t.node));
  return used ? flow.byName.get(used.to) : flow.states.find(s => at(s.key));
}
