import type { GraphView } from '../../../language/src/index.ts';
import type { Picture } from '../../../picture/src/index.ts';
import type { GraphState } from '../index.ts';
import type { Stage } from './stage.ts';

/** Smaller than this nobody can read it: a flow that does not fit is shown at its beginning. */
const READABLE = 0.6;

/** A state that is in sight, and how far it is from the upper left corner. */
export interface Anchor {
  name: string;
  offset: { x: number; y: number };
}

/** The selected state, or what is in the middle. */
export function anchorOf(
  stage: Stage,
  { nodes }: GraphView,
  picture: Picture,
  selected: number | undefined,
): Anchor | undefined {
  const centre = stage.centre();
  const distance = ({ x, y }: { x: number; y: number }) => Math.hypot(x - centre.x, y - centre.y);
  const chosen = picture.nodes.get(selected ?? -1);
  let [index, at] = chosen ? [selected, chosen] : [undefined, undefined];
  if (!chosen)
    for (const [i, placed] of picture.nodes)
      if (!at || distance(placed) < distance(at)) [index, at] = [i, placed];
  const name = nodes[index ?? -1]?.name;
  return at && name !== undefined ? { name, offset: stage.offsetOf(at) } : undefined;
}

/** Scrolls so that a state is where it was; false where it is not there any more. */
export function keepAnchor(
  stage: Stage,
  view: GraphView,
  picture: Picture,
  { name, offset }: Anchor,
): boolean {
  const placed = picture.nodes.get(view.nodes.findIndex(node => node.name === name));
  if (placed) stage.putAt(placed, offset);
  return placed !== undefined;
}

/** Shows a picture as it was before the window was loaded again, else all of it, else its beginning. */
export function begin(stage: Stage, picture: Picture, before: GraphState | undefined): void {
  if (before) {
    stage.zoomTo(before.zoom);
    stage.element.scrollTo(before.left, before.top);
    return;
  }
  stage.fit();
  if (stage.zoom >= READABLE) return;
  stage.zoomTo(1);
  const { x, y } = picture.start ?? picture.nodes.get(0) ?? { x: 0, y: 0 };
  stage.putAt({ x, y: y + stage.element.clientHeight / 2 - 40 });
}
