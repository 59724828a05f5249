import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import { providerOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import type { Transition } from '../model/transition.ts';
import type { Diagnostic } from '../validate.ts';
import { flowOrder } from './flow-order.ts';
import { edgeWords } from './graph-view-words.ts';

/** A flow as a picture: plain data, whatever draws it. */
export interface GraphView {
  /** As a run comes to them. */
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

export interface GraphNode {
  name: string;
  /** Empty for a state without a type that the language has. */
  type: string;
  /** What an Action asks, where the catalogue has it; else empty. */
  detail: string;
  /** Every run begins here. */
  start: boolean;
  /** A run can end here. */
  ends: boolean;
  /** A run gets here only after an error. */
  onError: boolean;
  /** The state in the text, from its name to its end. */
  span: Span;
  findings: readonly GraphFinding[];
}

export interface GraphFinding {
  severity: 'error' | 'warning';
  message: string;
}

/** A transition; `from` and `to` count nodes. */
export interface GraphEdge {
  from: number;
  to: number;
  via: Exclude<Transition['via'], 'StartAt'>;
  /** When it is taken, in words; empty where it simply follows. */
  words: string;
}

/** The picture of a definition, with those of its diagnostics that lie in a state and are worth a mark. */
export function graphView(document: FlowDocument, diagnostics: readonly Diagnostic[]): GraphView {
  const { graph, states, structure } = document;
  const order = flowOrder(graph);
  const start = graph.byName.get(document.head.start?.to ?? '');
  const findings = findingsByState(document, diagnostics);
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const faultless = withoutErrors(document);
  const positions = new Map(order.map((index, position) => [index, position]));
  for (const [from, index] of order.entries()) {
    const state = states[index];
    if (!state) continue;
    const { detail, words } = tellingOf(state);
    nodes.push({
      name: state.name,
      type: state.type ?? '',
      detail,
      start: index === start,
      ends: state.ends || state.type === 'Fail',
      onError: graph.isReachable(index) && !faultless.has(index),
      span: structure.places[index] ?? document.keyOf(index),
      findings: findings.get(index) ?? [],
    });
    for (const [i, { to, via }] of state.transitions.entries()) {
      const target = positions.get(graph.byName.get(to) ?? -1);
      if (target !== undefined && via !== 'StartAt')
        edges.push({ from, to: target, via, words: words[i] ?? '' });
    }
  }
  return { nodes, edges };
}

/** The node whose state holds an offset of the text. */
export function nodeAt({ nodes }: GraphView, offset: number): number | undefined {
  const found = nodes.findIndex(({ span }) => span.offset <= offset && offset <= end(span));
  return found < 0 ? undefined : found;
}

/** The states that a run gets to although no error is caught; all that can be reached where its beginning is not known. */
function withoutErrors({ graph: { starts, byName }, states }: FlowDocument): ReadonlySet<number> {
  const found = new Set(starts);
  for (const index of found)
    for (const { to, via } of states[index]?.transitions ?? []) {
      const target = via === 'Catch' ? undefined : byName.get(to);
      if (target !== undefined) found.add(target);
    }
  return found;
}

function findingsByState(
  document: FlowDocument,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<number, GraphFinding[]> {
  const found = new Map<number, GraphFinding[]>();
  for (const { range, severity, message } of diagnostics) {
    if (severity > 2) continue;
    const index = document.indexAt(document.lines.offset(range.start));
    if (index === undefined) continue;
    const finding: GraphFinding = { severity: severity === 1 ? 'error' : 'warning', message };
    const others = found.get(index);
    if (others) others.push(finding);
    else found.set(index, [finding]);
  }
  return found;
}

interface Telling {
  detail: string;
  words: readonly string[];
}

// A state never changes, and reading its tree again is what takes time.
const known = new WeakMap<State, Telling>();

function tellingOf(state: State): Telling {
  let telling = known.get(state);
  if (!telling) {
    telling = { detail: providerOf(state)?.title ?? '', words: edgeWords(state) };
    known.set(state, telling);
  }
  return telling;
}
