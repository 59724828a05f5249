import type { FlowDocument } from '../document/flow-document.ts';
import { ALL, touchOf } from '../payload/touch.ts';
import { catcherOn } from '../payload/transfer.ts';
import type { Step } from '../shape/shape.ts';
import { incomingOf } from './incoming.ts';

/** A state that writes a place of the payload, and the transition on which it does. */
export interface Writer {
  index: number;
  way: number;
}

export interface Writers {
  /** The nearest first. */
  states: readonly Writer[];
  /** Some route to the state comes from the start of the flow without a write, so the input has it, if anything has. */
  input: boolean;
}

/** The states that may have written what a run finds at that path of the payload when it comes to a state. */
export function writersOf(document: FlowDocument, index: number, steps: readonly Step[]): Writers {
  const { states } = document;
  const incoming = incomingOf(document);
  const found: Writer[] = [];
  const seen = new Set([index]);
  let input = false;
  // The list grows while it is gone through.
  for (const at of seen)
    for (const { from, way } of incoming[at] ?? []) {
      const write = from === undefined ? undefined : writeOn(document, from, way, steps);
      if (from === undefined) input = true;
      else if (write) found.push({ index: from, way });
      if (from !== undefined && write !== 'whole' && states[from]) seen.add(from);
    }
  return { states: found, input };
}

const NO_KEYS: ReadonlyMap<string, readonly string[]> = new Map();

/** What a state writes on its way to a transition: all of that place, or a part of it. */
function writeOn(
  { states }: FlowDocument,
  index: number,
  way: number,
  steps: readonly Step[],
): 'whole' | 'part' | undefined {
  const state = states[index];
  const written = state && touchOf(state, NO_KEYS).writes[way];
  if (!state || written === undefined) return undefined;
  if (written === ALL) return 'whole';
  const { effect, transitions } = state;
  const catches = transitions[way]?.via === 'Catch';
  const into = catches ? catcherOn(state, way)?.into : effect.kind === 'result' ? effect.into : undefined;
  if (!into?.every((step, i) => i >= steps.length || step === steps[i])) return undefined;
  return into.length <= steps.length ? 'whole' : 'part';
}
