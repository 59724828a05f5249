import type { GraphEdge, GraphNode, GraphView } from '../../../language/src/index.ts';

/** A flow for tests, by its edges; its nodes are as many as those name, the first is the start. */
export function viewOf(
  edges: readonly (readonly [from: number, to: number, words?: string, via?: GraphEdge['via']])[],
  nodes: Readonly<Record<number, Partial<GraphNode>>> = {},
): GraphView {
  const count = 1 + Math.max(0, ...edges.map(([from, to]) => Math.max(from, to)));
  return {
    nodes: Array.from({ length: count }, (_, i) => ({
      name: `State ${i}`,
      type: 'Pass',
      detail: '',
      start: i === 0,
      ends: false,
      onError: false,
      span: { offset: 0, length: 0 },
      findings: [],
      ...nodes[i],
    })),
    edges: edges.map(([from, to, words = '', via = 'Next']) => ({ from, to, via, words })),
  };
}

/** The edges of a flow whose states follow each other. */
export function chain(count: number): [number, number][] {
  return Array.from({ length: count - 1 }, (_, i) => [i, i + 1]);
}
