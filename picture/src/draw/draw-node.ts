import type { GraphNode } from '../../../language/src/index.ts';
import { LINE, PADDING, POINT } from '../boxes.ts';
import { type Element, element } from '../element.ts';
import { TYPE } from '../measure.ts';
import type { PlacedNode } from '../picture.ts';
import { round } from './curve.ts';
import { centre, corners, text } from './shapes.ts';
import { nodeWords, worstOf } from './words.ts';

/** A state: what ends a run has a double border, and what is wrong in it is counted at its corner. */
export function drawNode(node: GraphNode, placed: PlacedNode, index: number): Element {
  const worst = worstOf(node);
  const looks = ['node', node.ends && 'ends', node.onError && 'on-error', worst].filter(Boolean).join(' ');
  const { x, name, about } = placed;
  const top = placed.y - placed.height / 2 + PADDING.y;
  const lines = name.map((line, row) => text(line, 'name', { x, y: top + row * LINE.name + TYPE.name }));
  const below = { x, y: top + name.length * LINE.name + TYPE.small + 1 };
  return element(
    'g',
    { class: looks, 'data-node': index },
    element('title', {}, nodeWords(node).join('\n')),
    outline(node, placed, 'box'),
    ...(node.ends
      ? [outline(node, { ...placed, width: placed.width - 6, height: placed.height - 6 }, 'inner')]
      : []),
    ...lines,
    ...(about === '' ? [] : [text(about, 'small', below)]),
    ...(worst === '' ? [] : badge(node.findings.length, placed, worst)),
  );
}

/** A Choice has points at its sides, a Fail sharp corners, what the flow does by itself round ones. */
function outline({ type }: GraphNode, box: PlacedNode, name: string): Element {
  const { x, y, width, height } = corners(box);
  if (box.pointed) {
    const [side, half] = [round(width - 2 * POINT), round(height / 2)];
    const d = `M${x},${round(box.y)}l${POINT},${-half}h${side}l${POINT},${half}l${-POINT},${half}h${-side}Z`;
    return element('path', { class: name, d });
  }
  const rx = type === 'Fail' ? 0 : type === 'Action' ? 4 : 12;
  return element('rect', { class: name, x, y, width, height, rx });
}

function badge(count: number, { x, y, width, height }: PlacedNode, worst: string): Element[] {
  const at = { x: x + width / 2 - 4, y: y - height / 2 + 2 };
  return [
    element('circle', { class: `badge ${worst}`, ...centre(at), r: 8 }),
    text(count > 9 ? '9+' : String(count), 'badge', { x: at.x, y: at.y + 4 }),
  ];
}
