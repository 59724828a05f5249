import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/flow.ts';

/** An entry of the outline. */
export interface FlowSymbol {
  name: string;
  /** The state's type. */
  detail: string;
  /** From the name to the end of the state. */
  span: Span;
  /** The name. */
  selection: Span;
  type: State['type'];
}

/** The states in document order. */
export function symbols({ flow }: FlowDocument): FlowSymbol[] {
  return flow.states.map(({ name, key, node, type }) => {
    const end = node ?? key;
    return {
      name: name || '(no name)',
      detail: type ?? '',
      span: { offset: key.offset, length: end.offset + end.length - key.offset },
      selection: { offset: key.offset, length: key.length },
      type,
    };
  });
}
