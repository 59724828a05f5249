import type { GraphView } from '../../../language/src/index.ts';

/** The flow as a Mermaid flowchart: catch edges are dotted, a Choice is a rhombus, ends are rounded. */
export function mermaidOf({ nodes, edges }: GraphView): string {
  const states = nodes.map(({ name, type, ends }, i) => {
    const label = quote(type ? `${name}<br/>${type}` : name, true);
    return `  s${i}${type === 'Choice' ? `{${label}}` : ends ? `([${label}])` : `[${label}]`}`;
  });
  const ways = edges.map(({ from, to, via, words }) => {
    const arrow = via === 'Catch' ? '-.->' : '-->';
    return `  s${from} ${arrow}${words && `|${quote(words)}|`} s${to}`;
  });
  const starts = nodes.flatMap(({ start }, i) => (start ? [`  start((" ")) --> s${i}`] : []));
  return `${['flowchart TD', ...starts, ...states, ...ways].join('\n')}\n`;
}

/** In Mermaid's quotes, in which `#…;` is the only escape. */
function quote(text: string, withBreaks = false): string {
  const escaped = text.replace(/[&<>"#;`]/g, c => `#${c.charCodeAt(0)};`).replace(/\s+/g, ' ');
  return `"${withBreaks ? escaped.replace('#60;br/#62;', '<br/>') : escaped}"`;
}
