import type { GraphEdge, GraphView } from '../../../language/src/index.ts';
import { nodeWords } from '../../../picture/src/index.ts';

/** When a transition is taken: "if $.x is 1", "on any error", "otherwise"; empty for one that simply follows. */
export function wayWords({ via, words }: GraphEdge): string {
  if (words === '') return '';
  return via === 'Choices' ? `if ${words}` : via === 'Catch' ? `on ${words}` : words;
}

/** A state with all that a look at the picture tells, a line for each thing. */
export function spokenWords(view: GraphView, index: number): string {
  const node = view.nodes[index];
  if (!node) return '';
  const ways = view.edges.flatMap(edge => {
    const to = view.nodes[edge.to]?.name;
    return edge.from === index && to !== undefined
      ? [`Leads ${wayWords(edge)} to ${to}.`.replace('  ', ' ')]
      : [];
  });
  return [...nodeWords(node), ...ways].join('\n');
}
