import type { Graph } from '../graph/graph.ts';
import { removeItem } from '../json/edits.ts';
import { nodeAround } from '../json/node-around.ts';
import { PendingText } from '../json/pending-text.ts';
import { memberAround } from '../json/split.ts';
import { type Edit, LineIndex, type Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Head } from '../model/head.ts';
import type { State } from '../model/state.ts';
import { breaks, type Unit } from '../model/unit.ts';
import { type Gap, gapsOf } from '../payload/gaps.ts';
import type { Visit } from '../payload/visit.ts';
import { Picks, type Test } from '../picks.ts';
import { type KnownProviders, SNAPSHOT_ONLY } from '../providers/known-providers.ts';
import { Facts } from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import { editStructure, readStructure, type Structure } from './structure.ts';

/** A value in a unit, found by its place in the document. */
export interface Located {
  unit: Unit;
  /** The index of the state; undefined in the head. */
  index: number | undefined;
  /** What the unit's offsets count from. */
  base: number;
  node: JsonNode | undefined;
}

/**
 * An immutable snapshot of a flow definition's text. What is derived from it is computed once, when asked for; the
 * next version takes over what the edit did not touch.
 */
export class FlowDocument {
  readonly uri: string;
  readonly knowledge: Knowledge;
  readonly #text: PendingText;
  #structure: Structure | undefined;
  #lines: LineIndex | undefined;
  #facts: Facts | undefined;
  #before: Facts | undefined;
  #gaps: readonly Gap[] | undefined;
  #broken: boolean | undefined;
  /** Shared by all versions. */
  #picks = { states: new Picks<State>(), visits: new Picks<Visit>() };

  constructor(uri: string, text: string | PendingText, knowledge: Knowledge = {}) {
    this.uri = uri;
    this.#text = typeof text === 'string' ? PendingText.of(text) : text;
    this.knowledge = knowledge;
  }

  get text(): string {
    return this.#text.whole;
  }

  /** In UTF-16 code units. */
  get length(): number {
    return this.#text.length;
  }

  /** A stretch of the text, which is there without the whole. */
  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  /** The first character of the text, which is there without the whole; empty if there is none. */
  get firstCharacter(): string {
    return this.#text.first;
  }

  /** The document after an edit. */
  edited(edit: Edit): FlowDocument {
    const text = this.#text.edited(edit);
    const next = new FlowDocument(this.uri, text, this.knowledge);
    next.#lines = this.#lines && this.#editedLines(this.#lines, edit);
    next.#structure = this.#structure && editStructure(this.#structure, text, edit, this.#providers);
    next.#before = this.#facts ?? this.#before;
    next.#picks = this.#picks;
    return next;
  }

  #editedLines(lines: LineIndex, edit: Edit): LineIndex {
    const { offset, length } = edit.span;
    // A state has the characters around an edit within it, which spares to make the whole text.
    const index = this.#structure?.split ? memberAround(this.#structure.split, edit.span) : -1;
    const text = this.#structure?.states[index]?.text ?? this.text;
    const from = index < 0 ? offset : offset - this.base(index);
    return lines.edited(edit, text.slice(Math.max(0, from - 1), from), text.charAt(from + length));
  }

  /** The same text with other knowledge; what is derived from the text alone stays. */
  with(knowledge: Knowledge): FlowDocument {
    const { inputSchema, schemaFile, providers } = this.knowledge;
    const sameProviders = knowledge.providers === providers;
    if (knowledge.inputSchema === inputSchema && knowledge.schemaFile === schemaFile && sameProviders)
      return this;
    const next = new FlowDocument(this.uri, this.#text, knowledge);
    next.#lines = this.#lines;
    // A state is read with the providers that are known.
    if (!sameProviders) return next;
    next.#structure = this.#structure;
    next.#before = this.#facts ?? this.#before;
    next.#picks = this.#picks;
    return next;
  }

  get #providers(): KnownProviders {
    return this.knowledge.providers ?? SNAPSHOT_ONLY;
  }

  get structure(): Structure {
    this.#structure ??= readStructure(this.#text, this.#providers);
    return this.#structure;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  get head(): Head {
    return this.structure.head;
  }

  /** In document order; of states with the same name all. */
  get states(): readonly State[] {
    return this.structure.states;
  }

  /** The indexes of the states that pass a test. */
  statesWhere(passes: Test<State>): readonly number[] {
    return this.#picks.states.where(this.states, passes);
  }

  /** The states that runs come to, each with what it finds there; undefined for others, and for those that read nothing. */
  get visits(): readonly (Visit | undefined)[] {
    return this.facts.payload.visits(this.states);
  }

  /** The indexes of the visits that pass a test. */
  visitsWhere(passes: Test<Visit>): readonly number[] {
    return this.#picks.visits.where(this.visits, passes);
  }

  /** What follows from how the states hang together. */
  get facts(): Facts {
    if (!this.#facts) {
      const { head, states } = this.structure;
      const input = { states, start: head.start, schema: this.knowledge.inputSchema };
      this.#facts = this.#before?.after(input) ?? new Facts(input);
      this.#before = undefined;
    }
    return this.#facts;
  }

  /** What is missing from the payload where it is read; nothing is said of a text of which a part may be missing. */
  get gaps(): readonly Gap[] {
    this.#gaps ??= this.structure.problems.some(breaks) ? [] : gapsOf(this);
    return this.#gaps;
  }

  get graph(): Graph {
    return this.facts.graph;
  }

  /** The text is broken, so a part of the definition may be missing. */
  get broken(): boolean {
    this.#broken ??= this.structure.problems.some(breaks) || this.statesWhere(isBroken).length > 0;
    return this.#broken;
  }

  /** The state of that name; of several the last, as the service reads it. */
  stateNamed(name: string): State | undefined {
    return this.states[this.graph.byName.get(name) ?? -1];
  }

  /** What the offsets of a state count from; 0 for the head. */
  base(index: number | undefined): number {
    return index === undefined ? 0 : (this.structure.places[index]?.offset ?? 1) - 1;
  }

  /** Where a stretch of a state stands in the document. */
  spanOf(index: number | undefined, { offset, length }: Span): Span {
    return { offset: this.base(index) + offset, length };
  }

  /** The name of a state, in quotes. */
  keyOf(index: number): Span {
    const key = this.states[index]?.key;
    return key ? this.spanOf(index, key) : { offset: 0, length: 0 };
  }

  /** An edit in a state as one in the document. */
  editOf(index: number, { span, newText }: Edit): Edit {
    return { span: this.spanOf(index, span), newText };
  }

  /** Takes states out, with their commas. */
  removalOf(...indexes: readonly number[]): Edit[] {
    const runs: { first: number; last: number }[] = [];
    for (const index of indexes.toSorted((a, b) => a - b)) {
      const run = runs.at(-1);
      if (run?.last === index - 1) run.last = index;
      else runs.push({ first: index, last: index });
    }
    return runs.map(({ first, last }) => removeItem(this.text, this.structure.places, first, last));
  }

  /** The index of the state at an offset (its end counts too). */
  indexAt(offset: number): number | undefined {
    const { places } = this.structure;
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((places[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const place = places[low];
    return place && offset >= place.offset && offset <= place.offset + place.length ? low : undefined;
  }

  /** The unit at an offset, and the innermost value or key in it there (its end counts too). */
  locate(offset: number): Located {
    const { states, head } = this.structure;
    const index = this.indexAt(offset);
    const state = index === undefined ? undefined : states[index];
    if (!state) return { unit: head, index: undefined, base: 0, node: nodeAround(head.root, offset) };
    const base = this.base(index);
    return { unit: state, index, base, node: nodeAround(state.root, offset - base) };
  }
}

function isBroken({ problems }: State): boolean {
  return problems.some(breaks);
}
