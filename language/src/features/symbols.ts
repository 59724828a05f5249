import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import { stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';

/** An entry of the outline. */
export interface FlowSymbol {
  name: string;
  /** The state's type; of StartAt, the state that it names. */
  detail: string;
  /** From the name to the end of the state. */
  span: Span;
  /** The name. */
  selection: Span;
  kind: 'start' | 'state';
  type: State['type'];
}

/** Where the flow starts, then the states in document order. */
export function symbols(document: FlowDocument): FlowSymbol[] {
  const { head } = document;
  const states = document.states.map(
    ({ name, key, node, type }, index): FlowSymbol => ({
      ...place(document.spanOf(index, key), document.spanOf(index, node ?? key)),
      name: name.trim() === '' ? '(no name)' : name,
      detail: type ?? '',
      kind: 'state',
      type,
    }),
  );
  if (!head.startAt) return states;
  const { key, value } = head.startAt;
  const detail = stringValue(value) ?? '';
  return [
    { ...place(key, value ?? key), name: 'StartAt', detail, kind: 'start', type: undefined },
    ...states,
  ];
}

function place(key: Span, last: Span): Pick<FlowSymbol, 'span' | 'selection'> {
  return {
    span: { offset: key.offset, length: end(last) - key.offset },
    selection: { offset: key.offset, length: key.length },
  };
}
