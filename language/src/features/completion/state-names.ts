import type { FlowDocument } from '../../document/flow-document.ts';
import { freeStateName, stateAfter } from '../../document/new-state.ts';
import { end } from '../../json/edits.ts';
import type { Edit } from '../../json/text.ts';
import { stringValue } from '../../json/tree.ts';
import type { Place } from '../place.ts';
import type { Cursor } from './cursor.ts';
import type { Completion, ItemWriter } from './item.ts';
import { likelyTargets } from './state-order.ts';

/** Where the name of a state is typed, and the document in which something whole stands in its place. */
export interface Naming {
  flow: FlowDocument;
  /** So many characters it is longer than the text as it is typed. */
  longer: number;
  place: Place;
  cursor: Cursor;
}

/** So many of the likely ones are shown with their Comment: it has to be read from the text of each state. */
const WITH_COMMENT = 100;

/** The states that there are, and a new one, which is written behind the one at hand. */
export function stateNames(naming: Naming, write: ItemWriter): Completion[] {
  const { flow, place } = naming;
  const { state } = place;
  const named = likelyTargets(flow, state).map((s, rank) =>
    write.string(s.name, {
      kind: 'state',
      rank,
      type: s.type ?? 'no type',
      detail: s === state ? 'this state itself' : undefined,
      documentation: rank < WITH_COMMENT ? stringValue(s.value('Comment')) : undefined,
    }),
  );
  return [...named, ...newState(naming, write)];
}

function newState({ flow, longer, place, cursor }: Naming, write: ItemWriter): Completion[] {
  const index = place.state ? flow.states.indexOf(place.state) : flow.states.length - 1;
  if (index < 0) return [];
  const typed = typedName(cursor);
  const names = new Set(flow.states.map(({ name }) => name));
  if (names.has(typed)) return [];
  const name = typed === '' ? freeStateName(names, 'NewState') : typed;
  const item = write.string(name, {
    kind: 'state',
    rank: 100_000,
    label: `New state “${name}”`,
    filter: name,
    type: 'Pass',
    detail: 'written behind this one',
    documentation: 'A state that ends the run and is still to be filled in.',
  });
  const state = stateAfter(flow, index, name, { Type: 'Pass', End: true });
  const also = [...(item.also ?? []), inText(state, longer, cursor)];
  return [{ ...item, also, followsTyping: true }];
}

/** A place behind the cursor is elsewhere in a text in which nothing stands for what is typed. */
function inText({ span, newText }: Edit, longer: number, { token }: Cursor): Edit {
  const behind = span.offset >= end(token);
  return { span: { ...span, offset: behind ? span.offset - longer : span.offset }, newText };
}

function typedName({ written }: Cursor): string {
  return written.replace(/^"|"$/g, '').trim();
}
