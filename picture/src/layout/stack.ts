import type { Line, Picture, PlacedNode, Sign } from '../picture.ts';
import type { Piece } from './piece.ts';
import type { Places, Point } from './place.ts';
import { trimmed } from './rim.ts';

/** Between two pieces that share no node. */
const GAP = 56;
/** How far the way down may get from the middle; beyond, pieces are mirrored to lead it back. */
const ASTRAY = 240;
/** Around the picture. */
const MARGIN = 24;

export interface PlacedPiece {
  piece: Piece;
  places: Places;
}

/** Where a piece comes to stand: its left side, or its right side where it is mirrored. */
interface Stand extends Point {
  mirrored: boolean;
}

/** Puts pieces one below the other; a node that two of them share is in the same place in both. */
export function stack(pieces: readonly PlacedPiece[]): Picture {
  const stands = standsOf(pieces);
  const left = Math.min(0, ...stands.map(({ x, mirrored }, i) => x - (mirrored ? widthOf(pieces[i]) : 0)));
  const right = Math.max(0, ...stands.map(({ x, mirrored }, i) => x + (mirrored ? 0 : widthOf(pieces[i]))));
  const bottom = Math.max(0, ...stands.map(({ y }, i) => y + (pieces[i]?.places.height ?? 0)));
  const nodes = new Map<number, PlacedNode>();
  const lines: Line[] = [];
  const signs: Sign[] = [];
  let start: Point | undefined;
  for (const [i, { piece, places }] of pieces.entries()) {
    const stand = stands[i];
    if (!stand) continue;
    const moved = (point: Point) => {
      const { x, y } = inPicture(point, stand);
      return { x: x - left + MARGIN, y: y + MARGIN };
    };
    for (const [at, { is }] of piece.boxes.entries()) {
      const point = moved(places.boxes[at] ?? ORIGIN);
      if (is === 'start') start = point;
      else if ('sign' in is) signs.push({ ...is.sign, ...point });
      else nodes.set(is.node, { ...is.box, ...point });
    }
    for (const [at, tie] of piece.ties.entries()) {
      const way = places.ties[at];
      if (!way || tie.silent) continue;
      const { edge, label } = tie;
      const words = label && way.label && { ...label, ...moved(way.label) };
      lines.push({ edge, points: trimmed(way.points, tie, piece, places).map(moved), label: words });
    }
  }
  return { width: right - left + 2 * MARGIN, height: bottom + 2 * MARGIN, nodes, lines, signs, start };
}

const ORIGIN: Point = { x: 0, y: 0 };

function widthOf(piece: PlacedPiece | undefined): number {
  return piece?.places.width ?? 0;
}

function inPicture({ x, y }: Point, { x: left, y: top, mirrored }: Stand): Point {
  return { x: mirrored ? left - x : left + x, y: top + y };
}

function standsOf(pieces: readonly PlacedPiece[]): Stand[] {
  const stands: Stand[] = [];
  let shared: Point | undefined;
  let bottom = 0;
  let middle = 0;
  for (const { piece, places } of pieces) {
    const head = places.boxes[0] ?? ORIGIN;
    const foot = piece.foot === undefined ? undefined : places.boxes[piece.foot];
    const at: Point = shared ?? {
      x: head.x - places.width / 2,
      y: head.y + (bottom === 0 ? 0 : bottom + GAP),
    };
    if (!shared) middle = at.x;
    const away = at.x - middle;
    const mirrored = foot !== undefined && Math.abs(away) > ASTRAY && away * (foot.x - head.x) > 0;
    const stand = { x: mirrored ? at.x + head.x : at.x - head.x, y: at.y - head.y, mirrored };
    stands.push(stand);
    bottom = Math.max(bottom, stand.y + places.height);
    shared = foot && inPicture(foot, stand);
  }
  return stands;
}
