import type { Point } from '../layout/place.ts';

/** The path of a line through points: straight at its ends, in smooth bends between them. */
export function curve(points: readonly Point[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  const bends = points.slice(1, -1).map((at, i) => {
    const next = points[i + 2] ?? last;
    return `Q${pair(at)} ${pair(i === points.length - 3 ? last : middle(at, next))}`;
  });
  return `M${pair(first)}${bends.length > 0 ? bends.join('') : `L${pair(last)}`}`;
}

/** The head of an arrow at the end of a line. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const corner = (side: number) => ({
    x: tip.x - LENGTH * along.x - side * HALF * along.y,
    y: tip.y - LENGTH * along.y + side * HALF * along.x,
  });
  return `M${pair(tip)}L${pair(corner(1))}L${pair(corner(-1))}Z`;
}

const LENGTH = 8;
const HALF = 3.5;

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function pair({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

/** To a tenth of a pixel: nobody sees more. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
