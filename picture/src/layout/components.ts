import type { Edge } from './lines.ts';

/** Some nodes, and the edges among them, by their place among those nodes. */
export function within(nodes: readonly number[], edges: readonly Edge[]): Edge[] {
  const places = new Map(nodes.map((node, i) => [node, i]));
  return edges.flatMap(({ from: source, to: target }) => {
    const [from, to] = [places.get(source), places.get(target)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** What hangs together, each in order. */
export function components(count: number, edges: readonly Edge[]): number[][] {
  const above = Int32Array.from({ length: count }, (_, i) => i);
  const top = (node: number) => {
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at] ?? 0] ?? 0;
      at = above[at] ?? 0;
    }
    return at;
  };
  for (const { from, to } of edges) {
    const [a, b] = [top(from), top(to)];
    if (a !== b) above[Math.max(a, b)] = Math.min(a, b);
  }
  return grouped(
    Array.from({ length: count }, (_, i) => i),
    top,
  );
}

/** Nodes by a number, in the order in which the numbers come first. */
export function grouped(nodes: readonly number[], by: (node: number) => number): number[][] {
  const groups = new Map<number, number[]>();
  for (const node of nodes) {
    const group = groups.get(by(node));
    if (group) group.push(node);
    else groups.set(by(node), [node]);
  }
  return [...groups.values()];
}
