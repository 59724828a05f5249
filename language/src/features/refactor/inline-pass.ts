import type { FlowDocument } from '../../document/flow-document.ts';
import { replaceNode } from '../../json/edits.ts';
import type { Edit } from '../../json/text.ts';
import { namings } from '../transitions.ts';
import { inlinedReads } from './inlined-reads.ts';
import { inDefinition, type Refactoring, type StatePlace } from './refactoring.ts';

/** Takes a Pass state out: what it makes is written where it is read, and what led to it leads to the next state. */
export function inlinePass({ flow, index, state }: StatePlace): Refactoring[] {
  const next = state.transitions.find(({ via }) => via === 'Next');
  if (state.type !== 'Pass' || !next || next.to === state.name || flow.broken) return [];
  const reads = doesNothing(state) ? [] : inlinedReads(flow, index);
  if (!reads) return [];
  return [
    inDefinition(flow, 'refactor.inline.pass', `Inline the Pass state “${state.name}”`, () => [
      ...reads,
      ...ledOn(flow, index, next.to),
      ...flow.removalOf(index),
    ]),
  ];
}

function doesNothing({ effect }: StatePlace['state']): boolean {
  return effect.kind === 'result' && effect.result.kind === 'payload' && effect.into?.length === 0;
}

/** All that leads to the state leads to another. */
function ledOn(flow: FlowDocument, index: number, to: string): Edit[] {
  const name = flow.states[index]?.name;
  return namings(flow)
    .filter(naming => naming.to === name && naming.from !== index)
    .map(({ span }) => replaceNode(span, JSON.stringify(to)));
}
