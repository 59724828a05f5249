import type { GraphEdge, GraphView } from '../../../language/src/index.ts';
import { type Element, element } from '../element.ts';
import { type Line, type Picture, type Sign, START_SIZE } from '../picture.ts';
import { arrowHead, curve } from './curve.ts';
import { drawNode } from './draw-node.ts';
import { centre, corners, texts } from './shapes.ts';

/** The parts of a picture. What belongs to a node, an edge or a sign says which in `data-`. */
export interface Drawing {
  lines: readonly Element[];
  /** Where runs begin. */
  marks: readonly Element[];
  signs: readonly Element[];
  nodes: readonly Element[];
}

export function draw(view: GraphView, picture: Picture): Drawing {
  const { lines, start, signs, nodes } = picture;
  return {
    lines: lines.map(line => drawLine(line, view.edges[line.edge ?? -1])),
    marks: start ? [element('circle', { class: 'start', ...centre(start), r: START_SIZE / 2 })] : [],
    signs: signs.map(drawSign),
    nodes: [...nodes].flatMap(([i, placed]) => {
      const node = view.nodes[i];
      return node ? [drawNode(node, placed, i)] : [];
    }),
  };
}

function drawLine({ points, label, edge }: Line, told: GraphEdge | undefined): Element {
  const which = edge === undefined ? {} : { 'data-edge': edge };
  return element(
    'g',
    { class: told?.via === 'Catch' ? 'line catch' : 'line', ...which },
    element('path', { class: 'way', d: curve(points) }),
    element('path', { class: 'head', d: arrowHead(points) }),
    ...(label
      ? [element('rect', { class: 'label', ...corners(label) }), ...texts(label.lines, label, 'label')]
      : []),
  );
}

function drawSign(sign: Sign, i: number): Element {
  return element(
    'g',
    { class: 'sign', 'data-sign': i },
    element('rect', { ...corners(sign), rx: sign.height / 2 }),
    ...texts(sign.lines, sign, 'small'),
  );
}
