import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/state.ts';

/** The states that touch a stretch of the document, with their indexes; no other one is looked at. */
export function* statesIn(
  { structure: { places, states } }: FlowDocument,
  span: Span,
): Generator<[index: number, state: State]> {
  for (let i = firstBehind(places, span.offset); i < places.length; i++) {
    const state = states[i];
    const place = places[i];
    if (!state || !place || place.offset > end(span)) return;
    yield [i, state];
  }
}

/** The index of the first that does not end before the offset. */
function firstBehind(places: readonly Span[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place && end(place) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
