import type { GraphNode, GraphView } from '../../../language/src/index.ts';

/** The flow in the language of Graphviz: catch edges are dashed, a Choice is a diamond, ends have a double border. */
export function dotOf({ nodes, edges }: GraphView): string {
  const states = nodes.map(
    (node, i) => `  s${i} [${attributes({ label: labelOf(node), ...looksOf(node) })}];`,
  );
  const ways = edges.map(({ from, to, via, words }) => {
    const style = via === 'Catch' ? 'dashed' : '';
    return `  s${from} -> s${to}${bracketed(attributes({ label: words, style }))};`;
  });
  const starts = nodes.flatMap(({ start }, i) => (start ? [`  start -> s${i};`] : []));
  return `${[
    'digraph flow {',
    '  node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif"];',
    '  edge [fontname="Helvetica,Arial,sans-serif", fontsize=11];',
    ...(starts.length > 0 ? ['  start [label="", shape=circle, style=filled, width=0.2];', ...starts] : []),
    ...states,
    ...ways,
    '}',
  ].join('\n')}\n`;
}

function labelOf({ name, type, detail }: GraphNode): string {
  return [name, type, detail].filter(Boolean).join('\n');
}

function looksOf({ type, ends, onError, findings }: GraphNode): Record<string, string> {
  const worst = findings.some(({ severity }) => severity === 'error')
    ? 'red'
    : findings.length > 0
      ? 'orange'
      : '';
  return {
    shape: type === 'Choice' ? 'diamond' : '',
    style: onError ? 'rounded,dashed' : '',
    peripheries: ends ? '2' : '',
    color: worst,
    tooltip: findings.map(({ message }) => message).join('\n'),
  };
}

/** Those that have a value. */
function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join(', ');
}

function bracketed(text: string): string {
  return text === '' ? '' : ` [${text}]`;
}

/** In the quotes of Graphviz, with `\n` for a new line; NUL is nothing that it reads on after. */
function quote(text: string): string {
  const lines = text.split('\n').map(line => line.replace(/[\\"]/g, '\\$&').replace(/[\s\0]+/g, ' '));
  return `"${lines.join('\\n')}"`;
}
