import type { GraphView } from '../../../language/src/index.ts';
import { draw } from '../draw/draw.ts';
import type { Element } from '../element.ts';
import { TYPE } from '../measure.ts';
import type { Picture } from '../picture.ts';

/** The colours of a picture. Where they are not given it follows the reader's preference for light or dark. */
export interface Colours {
  background: string;
  text: string;
  faint: string;
  box: string;
  border: string;
  line: string;
  error: string;
  warning: string;
}

const LIGHT: Colours = {
  background: '#ffffff',
  text: '#1f2328',
  faint: '#59636e',
  box: '#f6f8fa',
  border: '#59636e',
  line: '#59636e',
  error: '#c4162a',
  warning: '#8a5a00',
};

const DARK: Colours = {
  background: '#1f1f1f',
  text: '#e6e6e6',
  faint: '#b3b3b3',
  box: '#2d2d30',
  border: '#9d9d9d',
  line: '#9d9d9d',
  error: '#ff7b72',
  warning: '#e3b341',
};

/** A flow as an SVG image that stands by itself. */
export function svgOf(view: GraphView, picture: Picture, title: string, colours?: Colours): string {
  const { lines, marks, signs, nodes } = draw(view, picture);
  const [width, height] = [Math.ceil(picture.width), Math.ceil(picture.height)];
  const style = colours
    ? styleOf(colours)
    : `${styleOf(LIGHT)}@media (prefers-color-scheme: dark){${styleOf(DARK)}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>${style}</style>
<rect class="background" width="100%" height="100%"/>
${[...lines, ...marks, ...signs, ...nodes].map(written).join('\n')}
</svg>
`;
}

function styleOf(c: Colours): string {
  return [
    `.background{fill:${c.background}}`,
    `text{fill:${c.text};font:${TYPE.small}px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;text-anchor:middle}`,
    `.name{font-size:${TYPE.name}px;font-weight:600}`,
    `.small,text.label{fill:${c.faint}}`,
    `.box,.inner{fill:${c.box};stroke:${c.border}}`,
    `.inner{fill:none}`,
    `.on-error .box,.on-error .inner{stroke:${c.error};stroke-dasharray:5 3}`,
    `.way{fill:none;stroke:${c.line}}`,
    `.head,.start{fill:${c.line}}`,
    `.catch .way{stroke:${c.error};stroke-dasharray:5 3}`,
    `.catch .head{fill:${c.error}}`,
    `rect.label{fill:${c.background}}`,
    `.sign rect{fill:none;stroke:${c.line};stroke-dasharray:2 2}`,
    `circle.badge{fill:${c.background};stroke-width:2}`,
    `.badge.error{stroke:${c.error}}`,
    `.badge.warning{stroke:${c.warning}}`,
    `text.badge{font-weight:600}`,
  ].join('');
}

function written({ tag, attributes, content }: Element): string {
  const words = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = content.map(part => (typeof part === 'string' ? escaped(part) : written(part))).join('');
  return `<${tag}${words.join('')}${inside === '' ? '/>' : `>${inside}</${tag}>`}`;
}

/** As XML has it, which knows no control characters and no halves of characters. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
    .replace(/[^\t\n\r\P{Cc}]|\p{Surrogate}|[\ufffe\uffff]/gu, '\uFFFD');
}
