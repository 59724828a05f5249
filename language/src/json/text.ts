/** A position in a document as LSP counts it: zero-based line, UTF-16 code units from its start. */
export interface Position {
  line: number;
  character: number;
}

/** A half-open stretch of a document, as LSP has it. */
export interface Range {
  start: Position;
  end: Position;
}

/** A half-open stretch of a document in UTF-16 code units from its start: what everything inside the core uses. */
export interface Span {
  offset: number;
  length: number;
}

/** Replace `span` by `newText`; an insertion has a span of length 0. */
export interface Edit {
  span: Span;
  newText: string;
}

const LF = 10;
const CR = 13;

/** Translates between offsets and positions; `\n`, `\r\n` and `\r` end a line. */
export class LineIndex {
  readonly #starts: Int32Array;
  readonly #length: number;

  constructor(text: string);
  constructor(starts: Int32Array, length: number);
  constructor(source: string | Int32Array, length = source.length) {
    this.#starts = typeof source === 'string' ? Int32Array.from([0, ...startsIn(source, 0)]) : source;
    this.#length = length;
  }

  /** The index of the text after an edit; `before` and `after` are the characters around it, empty where there are none. */
  edited({ span, newText }: Edit, before: string, after: string): LineIndex {
    const from = span.offset;
    const to = from + span.length;
    const delta = newText.length - span.length;
    const between = startsAt(before + newText + after, before.length, newText.length).map(i => from + i);
    const first = from === 0 ? 1 : this.#lineAt(from - 1) + 1;
    const kept = this.#starts.subarray(this.#lineAt(to) + 1);
    const behind = first + between.length;
    const starts = new Int32Array(behind + kept.length);
    starts.set(this.#starts.subarray(0, first));
    starts.set(between, first);
    starts.set(kept, behind);
    if (delta !== 0) for (let i = behind; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + delta;
    return new LineIndex(starts, this.#length + delta);
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#lineAt(at);
    return { line, character: at - (this.#starts[line] ?? 0) };
  }

  /** The offset of a position; one past the end of its line (or of the text) is clamped. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.min(start + Math.max(0, position.character), next);
  }

  range(span: Span): Range {
    return { start: this.position(span.offset), end: this.position(span.offset + span.length) };
  }
}

/** Where lines begin in a text behind the offset `from`, which is itself the beginning of one. */
function startsIn(text: string, from: number): number[] {
  const starts: number[] = [];
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    else if (code !== LF && code !== CR) continue;
    starts.push(i + 1);
  }
  return starts;
}

/** Where lines begin from the index `from` on, and no further than `length` behind it, counted from there. */
function startsAt(text: string, from: number, length: number): number[] {
  const starts: number[] = [];
  for (let i = 0; i <= length; i++) {
    const left = text.charCodeAt(from + i - 1);
    if (left === LF || (left === CR && text.charCodeAt(from + i) !== LF)) starts.push(i);
  }
  return starts;
}

/** The text with all edits done. They may come in any order but must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.offset - b.edit.span.offset || a.order - b.order);
  // One text at the end: a long one that is made anew for each edit takes time with the square of its length.
  const parts: string[] = [];
  let behind = 0;
  for (const { edit } of ordered) {
    const { span, newText } = edit;
    parts.push(text.slice(behind, span.offset), newText);
    behind = Math.max(behind, span.offset + span.length);
  }
  parts.push(text.slice(behind));
  return parts.join('');
}
