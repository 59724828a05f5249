import { POINT, type Size } from '../boxes.ts';
import type { Piece, PieceBox } from './piece.ts';
import type { Places, Point, Tie } from './place.ts';

/** A line with its ends at the rims of its boxes: the library takes all of them for rectangles. */
export function trimmed(
  points: readonly Point[],
  { from, to }: Tie,
  { boxes }: Piece,
  places: Places,
): readonly Point[] {
  const last = points.length - 1;
  return points.map((point, i) => {
    const [end, towards] = i === 0 ? [from, points[1]] : i === last ? [to, points[last - 1]] : [];
    const box = boxes[end ?? -1];
    const middle = places.boxes[end ?? -1];
    return box && middle && towards && from !== to && isPointed(box) ? rim(box, middle, towards) : point;
  });
}

function isPointed({ is }: PieceBox): boolean {
  return is !== 'start' && 'box' in is && is.box.pointed;
}

/** Where the way from the middle of a box with points at its sides leaves it. */
function rim({ width, height }: Size, { x, y }: Point, towards: Point): Point {
  const [right, down] = [towards.x - x, towards.y - y];
  const level = Math.abs(down) / (height / 2);
  const slanted = (Math.abs(right) + level * POINT) / (width / 2);
  const share = 1 / Math.max(level, slanted, 1);
  return { x: x + right * share, y: y + down * share };
}
