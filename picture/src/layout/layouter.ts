import type { GraphView } from '../../../language/src/index.ts';
import { estimate, type Measure } from '../measure.ts';
import type { Picture } from '../picture.ts';
import type { Piece } from './piece.ts';
import { piecesOf } from './pieces.ts';
import { type Places, place } from './place.ts';
import { type PlacedPiece, stack } from './stack.ts';

/** Gives after each section what the picture is so far, and at the end the whole. */
export type Layout = Generator<() => Picture, Picture>;

/** Lays out flow after flow, usually versions of the same: sections that an edit leaves as they are are kept. */
export function layouter(measure: Measure): (view: GraphView) => Layout {
  let known = new Map<string, Places>();
  return function* (view) {
    const used = new Map<string, Places>();
    const all: PlacedPiece[] = [];
    for (const piece of piecesOf(view, measure)) {
      const key = keyOf(piece);
      const places = used.get(key) ?? known.get(key) ?? place(piece);
      used.set(key, places);
      all.push({ piece, places });
      yield () => stack(all);
    }
    known = used;
    return stack(all);
  };
}

/** The whole picture of one flow, its texts measured by estimate. */
export function layOut(view: GraphView): Picture {
  const layout = layouter(estimate)(view);
  for (;;) {
    const { done, value } = layout.next();
    if (done) return value;
  }
}

/** All that decides where things are placed. */
function keyOf({ boxes, ties }: Piece): string {
  return JSON.stringify([
    boxes.map(({ width, height }) => [width, height]),
    ties.map(({ from, to, label, upward, silent }) => [
      from,
      to,
      label?.width,
      label?.height,
      upward,
      silent,
    ]),
  ]);
}
