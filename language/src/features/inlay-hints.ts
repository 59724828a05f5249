import type { FlowDocument } from '../document/flow-document.ts';
import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import type { State } from '../model/state.ts';
import type { HintSettings } from './editor-settings.ts';
import { incomingOf } from './incoming.ts';
import { defaultHints } from './inlay-hints/default-hints.ts';
import type { InlayHint } from './inlay-hints/hint.ts';
import { typeHints } from './inlay-hints/type-hints.ts';
import { statesIn } from './states-in.ts';
import { waysInWords } from './ways-in.ts';

/** What is worth knowing and does not stand in the text, for the states that touch a stretch; only that is looked at. */
export function inlayHints(document: FlowDocument, span: Span, settings: HintSettings): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const [index, state] of statesIn(document, span)) {
    const base = document.base(index);
    if (settings.transitions) hints.push(...transitionHint(document, index));
    for (const hint of inState(document, index, state, settings))
      hints.push({ ...hint, offset: base + hint.offset });
    state.release();
  }
  return hints.filter(({ offset }) => span.offset <= offset && offset <= end(span));
}

function inState(
  { facts }: FlowDocument,
  index: number,
  state: State,
  { defaults, types }: HintSettings,
): InlayHint[] {
  const before = types ? facts.payload.part(index, state.readKeys) : undefined;
  return [...(defaults ? defaultHints(state) : []), ...(before ? typeHints(state, before) : [])];
}

function transitionHint(document: FlowDocument, index: number): InlayHint[] {
  const ways = incomingOf(document)[index]?.length ?? 0;
  if (ways < 2) return [];
  const tooltip = `${waysInWords(document, index)}.`;
  return [{ offset: end(document.keyOf(index)), label: `← ${ways}`, tooltip, kind: 'note' }];
}
