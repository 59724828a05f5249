import type { GraphEdge, GraphView } from '../../../language/src/index.ts';
import { nodeWords } from '../../../picture/src/index.ts';
import type { StateMark } from '../index.ts';
import { html } from './dom.ts';
import { wayWords } from './words.ts';

/** A state in words, with its findings, and its transitions as buttons that lead to other states. */
export function describedState(
  view: GraphView,
  index: number,
  go: (index: number) => void,
  from: 'with sources' | 'without sources',
  marks: readonly StateMark[],
): Node[] {
  const node = view.nodes[index];
  if (!node) return [];
  const findings = new Set(node.findings.map(({ severity, message }) => `${severity}: ${message}`));
  const [, ...rest] = nodeWords(node);
  const told = rest.map(line => {
    const severity = findings.has(line) ? line.slice(0, line.indexOf(':')) : '';
    return html('p', severity ? { class: `finding ${severity}` } : {}, line);
  });
  const ways = (title: string, edges: readonly GraphEdge[], end: 'from' | 'to') =>
    edges.length === 0 ? [] : [html('p', { class: 'ways' }, title), waysList(view, edges, end, go)];
  return [
    ...marks.flatMap(({ state, words }) => (state === node.name ? [html('p', {}, words)] : [])),
    ...told,
    ...ways(
      'Leads to',
      view.edges.filter(edge => edge.from === index),
      'to',
    ),
    ...(from === 'with sources'
      ? ways(
          'Comes from',
          view.edges.filter(edge => edge.to === index),
          'from',
        )
      : []),
  ];
}

function waysList(
  view: GraphView,
  edges: readonly GraphEdge[],
  end: 'from' | 'to',
  go: (index: number) => void,
): HTMLElement {
  return html(
    'ul',
    {},
    ...edges.map(edge => {
      const link = html('button', { type: 'button', class: 'link' }, view.nodes[edge[end]]?.name ?? '');
      link.addEventListener('click', () => go(edge[end]));
      const words = wayWords(edge);
      return html('li', {}, link, ...(words ? [` ${words}`] : []));
    }),
  );
}
