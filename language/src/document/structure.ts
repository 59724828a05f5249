import { MAX_TEXT_LENGTH, type ParsedJson, parseJson, type SyntaxProblem } from '../json/parse.ts';
import type { PendingText } from '../json/pending-text.ts';
import {
  isOneMember,
  memberAround,
  type NoSplit,
  type Split,
  split,
  splitAfter,
  splitTree,
} from '../json/split.ts';
import { applyEdits, type Edit, type Span } from '../json/text.ts';
import { Head, headAfter, headOfTree, readHead } from '../model/head.ts';
import { State } from '../model/state.ts';
import type { KnownProviders } from '../providers/known-providers.ts';

/** A text taken apart into its head and its states. */
export interface Structure {
  head: Head;
  /** In document order; of states with the same name all. */
  states: readonly State[];
  /** Where each state stands, from the quote of its key to the end of its value. */
  places: readonly Span[];
  /** Set when the text was not read because it is beyond a limit. */
  beyond: ParsedJson['beyond'];
  /** What is wrong with the JSON outside of the states; with all of it where the text could not be split. */
  problems: readonly SyntaxProblem[];
  /** The text could be split, so `problems` lacks those of the states. */
  split: Split | undefined;
}

/** Reads any text. States that stand at the beginning or end as they did `before` are taken over. */
export function readStructure(
  source: PendingText,
  providers: KnownProviders,
  before: readonly State[] = [],
): Structure {
  if (source.length > MAX_TEXT_LENGTH) return beyond(source, 'length', { offset: 0, length: 0 });
  const text = source.whole;
  const found = split(text);
  if (isTooDeep(found)) return beyond(source, 'depth', { offset: found.tooDeep, length: 1 });
  if (found) {
    const head = readHead(source, found);
    return {
      head,
      states: readStates(text, found.members, providers, before),
      places: found.members,
      beyond: undefined,
      problems: head.problems,
      split: found,
    };
  }
  const parsed = parseJson(text);
  const places = splitTree(parsed.root)?.members ?? [];
  return {
    head: headOfTree(source, parsed),
    states: readStates(text, places, providers, before),
    places,
    beyond: parsed.beyond,
    problems: parsed.problems,
    split: undefined,
  };
}

/** The structure of the text after an edit; an edit inside of one state costs no more than that state. */
export function editStructure(
  before: Structure,
  text: PendingText,
  edit: Edit,
  providers: KnownProviders,
): Structure {
  const index = before.split ? memberAround(before.split, edit.span) : -1;
  const own = editedState(before, index, edit);
  if (!before.split || own === undefined) return readStructure(text, providers, before.states);
  const after = splitAfter(before.split, index, edit.newText.length - edit.span.length);
  const head = headAfter(before.head, text, after);
  return {
    head,
    states: before.states.with(index, new State(own, providers)),
    places: after.members,
    beyond: undefined,
    problems: head.problems,
    split: after,
  };
}

/** The text of a state after an edit within it; undefined where it may end elsewhere now. */
function editedState({ states, places }: Structure, index: number, edit: Edit): string | undefined {
  const [state, place] = [states[index], places[index]];
  if (!state || !place) return undefined;
  const offset = edit.span.offset - place.offset + 1;
  const text = applyEdits(state.text, [{ span: { ...edit.span, offset }, newText: edit.newText }]);
  return isOneMember(text) ? text : undefined;
}

function isTooDeep(found: Split | NoSplit): found is { tooDeep: number } {
  return found !== undefined && 'tooDeep' in found;
}

function beyond(text: PendingText, limit: 'length' | 'depth', span: Span): Structure {
  const head = new Head(text, '', { root: undefined, problems: [] });
  return { head, states: [], places: [], beyond: { limit, span }, problems: [], split: undefined };
}

function readStates(
  text: string,
  places: readonly Span[],
  providers: KnownProviders,
  before: readonly State[],
): State[] {
  const sources = places.map(place => slice(text, place));
  let first = 0;
  while (first < before.length && isSame(before[first], sources[first])) first++;
  let last = 0;
  const spare = Math.min(before.length, sources.length) - first;
  while (last < spare && isSame(before.at(-1 - last), sources.at(-1 - last))) last++;
  return sources.map((source, i) => {
    const known =
      i < first
        ? before[i]
        : i >= sources.length - last
          ? before[before.length - sources.length + i]
          : undefined;
    // A text of its own: a slice would keep the whole text of the definition in memory.
    return known ?? new State(`{${source}}`, providers);
  });
}

function isSame(state: State | undefined, source: string | undefined): boolean {
  return (
    state !== undefined &&
    source !== undefined &&
    state.text.length === source.length + 2 &&
    state.text.startsWith(source, 1)
  );
}

function slice(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}
