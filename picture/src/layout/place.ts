import { graphlib, layout } from '@dagrejs/dagre';
import type { Size } from '../boxes.ts';

export interface Point {
  x: number;
  y: number;
}

/** What is to be placed together: boxes, and ties between them by their index. */
export interface Parts {
  boxes: readonly Size[];
  ties: readonly Tie[];
}

export interface Tie {
  from: number;
  to: number;
  /** The room that its label takes. */
  label: Size | undefined;
  /** It leads from the bottom to the top. The others make no circle: which of them to turn is not left to the library. */
  upward: boolean;
  /** It only says what stands above what. */
  silent?: boolean;
}

export interface Places extends Size {
  /** The middle of each box. */
  boxes: readonly Point[];
  ties: readonly Way[];
}

export interface Way {
  /** From the rim of one box to the rim of the other. */
  points: readonly Point[];
  /** The middle of its label. */
  label: Point | undefined;
}

/** Places boxes in rows, from the top to the bottom, so that few ties cross: the only place that knows the library. */
export function place({ boxes, ties }: Parts): Places {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', ranksep: 36, nodesep: 28, edgesep: 14 });
  for (const [i, { width, height }] of boxes.entries()) graph.setNode(String(i), { width, height });
  for (const [i, tie] of ties.entries()) {
    const { label, silent } = tie;
    const [above, below] = rowsOf(tie);
    const room = label && { width: label.width, height: label.height, labelpos: 'c' as const };
    graph.setEdge(above, below, { ...room, weight: silent ? 0 : 1 }, String(i));
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map((_, i) => pointOf(graph.node(String(i)))),
    ties: ties.map((tie, i) => {
      const edge = graph.edge(...rowsOf(tie), String(i));
      const points = (edge.points ?? []).map(pointOf);
      const own = boxes[tie.from];
      const way =
        tie.from === tie.to && own
          ? loop(pointOf(graph.node(String(tie.from))), own, points)
          : tie.upward
            ? points.toReversed()
            : points;
      return { points: way, label: tie.label && pointOf(edge) };
    }),
  };
}

function rowsOf({ from, to, upward }: Tie): [above: string, below: string] {
  return upward ? [String(to), String(from)] : [String(from), String(to)];
}

/** A tie of a box to itself, out at its right side and back: the library leaves its ends in the air. */
function loop({ x, y }: Point, { width, height }: Size, points: readonly Point[]): Point[] {
  const far = Math.max(...points.map(point => point.x));
  const [side, quarter] = [x + width / 2, height / 4];
  return [
    { x: side, y: y - quarter },
    { x: far, y: y - quarter },
    { x: far, y: y + quarter },
    { x: side, y: y + quarter },
  ];
}

/** To a tenth of a pixel, so that a picture as text is short and the same everywhere. */
function pointOf({ x = 0, y = 0 }: { x?: number; y?: number }): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
