import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { incomingOf } from './incoming.ts';
import { waysInWords } from './ways-in.ts';

/** A place above which it is shown how many transitions lead to a state. */
export interface StateLens {
  /** The name of the state; of several states with it the last counts. */
  name: string;
  /** The name as it stands there. */
  span: Span;
}

/** One above each state. */
export function stateLenses(document: FlowDocument): StateLens[] {
  return document.states.map(({ name }, index) => ({ name, span: document.keyOf(index) }));
}

export interface LensWords {
  title: string;
  /** The name of the state. */
  span: Span;
  /** The strings that lead a run to it. */
  places: Span[];
}

/** What is shown above a state; undefined where there is none of that name any more. */
export function lensWords(document: FlowDocument, name: string): LensWords | undefined {
  const { graph, states, head } = document;
  const index = graph.byName.get(name);
  if (index === undefined) return undefined;
  const places = (incomingOf(document)[index] ?? []).flatMap(({ from, way }) => {
    const transition = from === undefined ? head.start : states[from]?.transitions[way];
    return transition ? [document.spanOf(from, transition.at)] : [];
  });
  return { title: waysInWords(document, index), span: document.keyOf(index), places };
}
