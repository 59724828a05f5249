import type { GraphView } from '../../../language/src/index.ts';

export type Direction = 'on' | 'back' | 'before' | 'after';

/**
 * The state to which an arrow key leads, if there is one: on along the first transition, back the way that was come, or
 * to another state that the one before leads to, by their places from the left to the right.
 */
export function travel(
  view: GraphView,
  at: number,
  from: number | undefined,
  direction: Direction,
  left: (node: number) => number,
): number | undefined {
  if (direction === 'on') return targetsOf(view, at).find(to => to !== at);
  const origin = from !== undefined && targetsOf(view, from).includes(at) ? from : sourcesOf(view, at)[0];
  if (direction === 'back' || origin === undefined) return direction === 'back' ? origin : undefined;
  const siblings = targetsOf(view, origin).sort((a, b) => left(a) - left(b));
  const step = direction === 'after' ? 1 : -1;
  const sibling = siblings[(siblings.indexOf(at) + step + siblings.length) % siblings.length];
  return sibling === at ? undefined : sibling;
}

/** To which states one leads, each once, in the order of its transitions. */
export function targetsOf({ edges }: GraphView, node: number): number[] {
  return [...new Set(edges.flatMap(({ from, to }) => (from === node ? [to] : [])))];
}

/** Which states lead to one, each once, but itself. */
export function sourcesOf({ edges }: GraphView, node: number): number[] {
  return [...new Set(edges.flatMap(({ from, to }) => (to === node && from !== node ? [from] : [])))];
}
