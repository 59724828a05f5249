import { type NoSplit, type Split, split, splitAgain, splitTree } from '../json/split.ts';
import type { Edit, Span } from '../json/text.ts';
import { MAX_TEXT_LENGTH, type ParsedJson, parseJson, type SyntaxProblem } from '../json/tree.ts';
import { Head, headOfTree, readHead } from '../model/head.ts';
import { State } from '../model/state.ts';

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
export function readStructure(text: string, before: readonly State[] = []): Structure {
  if (text.length > MAX_TEXT_LENGTH) return beyond(text, 'length', { offset: 0, length: 0 });
  const found = split(text);
  if (isTooDeep(found)) return beyond(text, 'depth', { offset: found.tooDeep, length: 1 });
  if (found) {
    const head = readHead(text, found);
    return {
      head,
      states: readStates(text, found.members, before),
      places: found.members,
      beyond: undefined,
      problems: head.problems,
      split: found,
    };
  }
  const parsed = parseJson(text);
  const places = splitTree(parsed.root)?.members ?? [];
  return {
    head: headOfTree(text, parsed),
    states: readStates(text, places, before),
    places,
    beyond: parsed.beyond,
    problems: parsed.problems,
    split: undefined,
  };
}

/** The structure of the text after an edit; an edit inside of one state costs no more than that state. */
export function editStructure(before: Structure, text: string, { span, newText }: Edit): Structure {
  const again = before.split && splitAgain(before.split, text, span, newText.length);
  const place = again?.split.members[again.index];
  if (!again || !place) return readStructure(text, before.states);
  const head = readHead(text, again.split);
  return {
    head,
    states: before.states.with(again.index, new State(slice(text, place))),
    places: again.split.members,
    beyond: undefined,
    problems: head.problems,
    split: again.split,
  };
}

function isTooDeep(found: Split | NoSplit): found is { tooDeep: number } {
  return found !== undefined && 'tooDeep' in found;
}

function beyond(text: string, limit: 'length' | 'depth', span: Span): Structure {
  const head = new Head(text, { root: undefined, problems: [] });
  return { head, states: [], places: [], beyond: { limit, span }, problems: [], split: undefined };
}

function readStates(text: string, places: readonly Span[], before: readonly State[]): State[] {
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
    return known ?? new State(source);
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
