import type { Box, Size, Words } from '../boxes.ts';
import { type Sign, START_SIZE } from '../picture.ts';
import type { Parts, Tie } from './place.ts';

/** What a section consists of, to be placed. */
export interface Piece extends Parts {
  boxes: readonly PieceBox[];
  ties: readonly PieceTie[];
  /** Of the boxes, the one that is the first of the next piece too. */
  foot: number | undefined;
}

export interface PieceBox extends Size {
  is: { node: number; box: Box } | { sign: Unplaced } | 'start';
}

type Unplaced = Omit<Sign, 'x' | 'y'>;

export interface PieceTie extends Tie {
  edge: number | undefined;
  label: Words | undefined;
}

/** Puts a piece together. A node has to be there before what leads to it or away from it. */
export class PieceBuilder {
  readonly #boxes: PieceBox[] = [];
  readonly #ties: PieceTie[] = [];
  readonly #nodes = new Map<number, number>();

  node(node: number, box: Box): void {
    this.#nodes.set(node, this.#boxes.length);
    this.#boxes.push({ width: box.width, height: box.height, is: { node, box } });
  }

  /** The mark that leads to the node at which runs begin. */
  start(node: number): void {
    this.#boxes.push({ width: START_SIZE, height: START_SIZE, is: 'start' });
    this.#tie(this.#boxes.length - 1, this.#nodes.get(node), undefined, undefined);
  }

  /** Nodes come in the order of a run, so a line to one before closes a loop: it leads up. */
  line(from: number, to: number, edge: number, label: Words | undefined): void {
    const [start, end] = [this.#nodes.get(from), this.#nodes.get(to)];
    this.#tie(start, end, edge, label, start !== undefined && end !== undefined && end < start);
  }

  /** A sign at which edges of its node end, each with its label; none of them for a sign that leads to its node. */
  sign(sign: Unplaced, edges: readonly { edge: number; label: Words | undefined }[]): void {
    const node = this.#nodes.get(sign.node);
    const at = this.#boxes.length;
    this.#boxes.push({ width: sign.width, height: sign.height, is: { sign } });
    if (sign.way === 'from') this.#tie(at, node, undefined, undefined);
    for (const { edge, label } of edges) this.#tie(node, at, edge, label);
  }

  /** The piece. Its foot, if it has one, stands below all else: what leads no further down is tied to it. */
  build(foot: number | undefined): Piece {
    const last = foot === undefined ? undefined : this.#nodes.get(foot);
    const leads = new Set(
      this.#ties.flatMap(({ from, to, upward }) => (upward || from === to ? [] : [from])),
    );
    const ends = [...this.#boxes.keys()].filter(at => at !== last && !leads.has(at));
    const silent = { edge: undefined, label: undefined, upward: false, silent: true };
    const below = last === undefined ? [] : ends.map(from => ({ from, to: last, ...silent }));
    return { boxes: this.#boxes, ties: [...this.#ties, ...below], foot: last };
  }

  #tie(
    from: number | undefined,
    to: number | undefined,
    edge: number | undefined,
    label: Words | undefined,
    upward = false,
  ): void {
    if (from !== undefined && to !== undefined) this.#ties.push({ from, to, edge, label, upward });
  }
}
