import type { Edit } from './text.ts';

/** So many edits wait at the most: whoever reads the text in the end does them all. */
const MOST = 32;

interface Waiting {
  readonly before: PendingText;
  readonly edit: Edit;
  /** How many wait, this one included. */
  readonly count: number;
}

/**
 * A version of a text. An edit of it costs nothing as long as nobody reads the whole: to copy a text of megabytes
 * takes longer than to look at the few characters that are others.
 */
export class PendingText {
  readonly length: number;
  #whole: string | undefined;
  #waiting: Waiting | undefined;

  private constructor(length: number, whole: string | undefined, waiting: Waiting | undefined) {
    this.length = length;
    this.#whole = whole;
    this.#waiting = waiting;
  }

  static of(whole: string): PendingText {
    return new PendingText(whole.length, whole, undefined);
  }

  edited(edit: Edit): PendingText {
    const count = (this.#waiting?.count ?? 0) + 1;
    const length = this.length + edit.newText.length - edit.span.length;
    const next = new PendingText(length, undefined, { before: this, edit, count });
    return count > MOST ? PendingText.of(next.whole) : next;
  }

  /** The first character; empty if there is none. */
  get first(): string {
    let at: PendingText = this;
    while (at.#waiting && at.#waiting.edit.span.offset > 0) at = at.#waiting.before;
    return at.whole.charAt(0);
  }

  /** The text with all edits done. */
  get whole(): string {
    if (this.#whole === undefined) {
      this.#whole = this.#pieces.join('');
      this.#waiting = undefined;
    }
    return this.#whole;
  }

  /** A stretch of the text, which needs no copy of the whole. */
  slice(from: number, to: number): string {
    let at = 0;
    let result = '';
    for (const piece of this.#pieces) {
      result += piece.slice(Math.max(0, from - at), Math.max(0, to - at));
      at += piece.length;
    }
    return result;
  }

  /** What it is made of; in pieces, for each text between the edits would be a copy of the whole. */
  get #pieces(): readonly string[] {
    const edits: Edit[] = [];
    let at: PendingText = this;
    for (; at.#waiting; at = at.#waiting.before) edits.push(at.#waiting.edit);
    return edits.reduceRight(spliced, [at.whole]);
  }
}

/** The pieces of a text after an edit of it. */
function spliced(pieces: readonly string[], { span, newText }: Edit): string[] {
  const from = span.offset;
  const to = from + span.length;
  const result: string[] = [];
  let open = true;
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.length;
    if (at < from) result.push(piece.slice(0, from - at));
    if (open && end >= from) {
      result.push(newText);
      open = false;
    }
    if (end > to) result.push(piece.slice(Math.max(0, to - at)));
    at = end;
  }
  return result;
}
