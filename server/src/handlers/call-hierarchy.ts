import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
} from 'vscode-languageserver';
import { type FlowDocument, leadingTo, ledToBy, stateAround } from '../../../language/src/index.ts';
import { symbolKind } from '../convert.ts';
import type { Session } from '../session.ts';

/** The state that a place is about, as the one whose transitions are asked for. */
export function prepareCallHierarchy(
  { documents }: Session,
  { textDocument: { uri }, position }: CallHierarchyPrepareParams,
): CallHierarchyItem[] | null {
  const flow = documents.get(uri)?.flow;
  const index = flow && stateAround(flow, flow.lines.offset(position));
  return flow && index !== undefined ? [itemOf(flow, index)] : null;
}

/** The states from which transitions lead to a state. */
export function incomingCalls(
  session: Session,
  { item }: CallHierarchyIncomingCallsParams,
): CallHierarchyIncomingCall[] | null {
  const found = stateOf(session, item);
  if (!found) return null;
  const { flow, index } = found;
  return leadingTo(flow, index).map(({ state, at }) => ({
    from: itemOf(flow, state),
    fromRanges: at.map(span => flow.lines.range(span)),
  }));
}

/** The states to which the transitions of a state lead. */
export function outgoingCalls(
  session: Session,
  { item }: CallHierarchyOutgoingCallsParams,
): CallHierarchyOutgoingCall[] | null {
  const found = stateOf(session, item);
  if (!found) return null;
  const { flow, index } = found;
  return ledToBy(flow, index).map(({ state, at }) => ({
    to: itemOf(flow, state),
    fromRanges: at.map(span => flow.lines.range(span)),
  }));
}

/** The state of an item, by its name: the text may have changed since the item was made. */
function stateOf(
  { documents }: Session,
  { uri, name }: CallHierarchyItem,
): { flow: FlowDocument; index: number } | undefined {
  const flow = documents.get(uri)?.flow;
  const index = flow?.graph.byName.get(name);
  return flow && index !== undefined ? { flow, index } : undefined;
}

/** `index`: undefined for where the flow starts. */
function itemOf(flow: FlowDocument, index: number | undefined): CallHierarchyItem {
  const state = index === undefined ? undefined : flow.states[index];
  if (index === undefined || !state) {
    const at = flow.head.startAt?.key ?? { offset: 0, length: 0 };
    const range = flow.lines.range(at);
    const kind = symbolKind({ kind: 'start', type: undefined });
    return { name: 'StartAt', kind, uri: flow.uri, range, selectionRange: range };
  }
  const { name, type } = state;
  return {
    name,
    kind: symbolKind({ kind: 'state', type }),
    ...(type && { detail: type }),
    uri: flow.uri,
    range: flow.lines.range(flow.structure.places[index] ?? flow.keyOf(index)),
    selectionRange: flow.lines.range(flow.keyOf(index)),
  };
}
