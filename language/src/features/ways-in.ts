import type { FlowDocument } from '../document/flow-document.ts';
import { incomingOf } from './incoming.ts';

/** How a run comes to a state: `2 transitions lead here`. */
export function waysInWords(document: FlowDocument, index: number): string {
  const incoming = incomingOf(document)[index] ?? [];
  const transitions = incoming.filter(({ from }) => from !== undefined).length;
  const starts = transitions < incoming.length;
  if (transitions === 0) return starts ? 'The run starts here' : 'No transition leads here';
  const words = transitions === 1 ? '1 transition leads here' : `${transitions} transitions lead here`;
  return starts ? `The run starts here, and ${words}` : words;
}
