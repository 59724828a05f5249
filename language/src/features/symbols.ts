import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import { stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { flowOrder } from './flow-order.ts';
import { edgeWords } from './graph-view-words.ts';

/** An entry of the outline. */
export interface FlowSymbol {
  name: string;
  /** The state's type; of StartAt and of a way out of a state, the state that it names. */
  detail: string;
  /** From the name to the end of the state. */
  span: Span;
  /** The name. */
  selection: Span;
  kind: 'start' | 'state' | 'way';
  type: State['type'];
  /** Of a state that decides or catches: its ways out, when each is taken. */
  children: readonly FlowSymbol[];
}

/** Where the flow starts, then the states as a run comes to them. */
export function symbols(document: FlowDocument): FlowSymbol[] {
  const { head, states, structure } = document;
  const found: FlowSymbol[] = [];
  if (head.startAt) {
    const { key, value } = head.startAt;
    const detail = stringValue(value) ?? '';
    const span = { offset: key.offset, length: end(value ?? key) - key.offset };
    found.push({
      name: 'StartAt',
      detail,
      span,
      selection: spanOf(key),
      kind: 'start',
      type: undefined,
      children: [],
    });
  }
  for (const index of inOrder(document)) {
    const state = states[index];
    const span = structure.places[index];
    if (state && span)
      found.push({
        name: state.name.trim() === '' ? '(no name)' : state.name,
        detail: state.type ?? '',
        span: spanOf(span),
        selection: { offset: span.offset, length: keyLength(state.text) },
        kind: 'state',
        type: state.type,
        children: waysOf(document, index, state),
      });
  }
  return found;
}

/** States with the name of another one stand where they are in the text. */
function inOrder({ graph, states }: FlowDocument): number[] {
  const order = flowOrder(graph);
  const seen = new Set(order);
  return [...order, ...states.keys()].filter((index, i) => i < order.length || !seen.has(index));
}

function waysOf(document: FlowDocument, index: number, { transitions }: State): FlowSymbol[] {
  if (!transitions.some(({ via }) => via === 'Choices' || via === 'Catch')) return [];
  const state = document.states[index];
  const words = state ? edgeWords(state) : [];
  return transitions.map(({ to, at, via }, i) => {
    const span = document.spanOf(index, at);
    const name = words[i] || (via === 'Next' ? 'then' : via);
    return { name, detail: `→ ${to}`, span, selection: span, kind: 'way', type: undefined, children: [] };
  });
}

/** How long a state's name is in its text, quotes included. Its tree is not asked: it would be read again for that alone. */
function keyLength(text: string): number {
  let at = 2;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function spanOf({ offset, length }: Span): Span {
  return { offset, length };
}
