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
  readonly #starts: number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === CR && text.charCodeAt(i + 1) === LF) i++;
      else if (code !== LF && code !== CR) continue;
      starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
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

/** The text with all edits done. They may come in any order but must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => b.edit.span.offset - a.edit.span.offset || b.order - a.order);
  let result = text;
  for (const { edit } of ordered) {
    const end = edit.span.offset + edit.span.length;
    result = result.slice(0, edit.span.offset) + edit.newText + result.slice(end);
  }
  return result;
}
