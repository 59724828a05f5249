import type { Element as Drawn } from '../../../picture/src/index.ts';

type Attributes = Readonly<Record<string, string | number | boolean>>;

const SVG = 'http://www.w3.org/2000/svg';

/** An element of the page. Texts are put in as texts: nothing that comes from a flow is ever markup. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  made.append(...content);
  return made;
}

export function button(label: string, tip: string, action: () => void): HTMLButtonElement {
  const made = html('button', { type: 'button', title: tip, 'aria-label': tip }, label);
  made.addEventListener('click', action);
  return made;
}

/** A part of a drawing as an element of the page. */
export function drawn({ tag, attributes, content }: Drawn): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content.map(part => (typeof part === 'string' ? part : drawn(part))));
  return made;
}

export function svg(attributes: Attributes, ...content: readonly Node[]): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

export function group(attributes: Attributes, ...content: readonly Node[]): SVGGElement {
  const made = document.createElementNS(SVG, 'g');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}
