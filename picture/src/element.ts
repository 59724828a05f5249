/** A part of a drawing, to be written as SVG or put into a page. Texts are data: nothing in them is markup. */
export interface Element {
  tag: 'g' | 'path' | 'rect' | 'circle' | 'text' | 'tspan' | 'title';
  attributes: Readonly<Record<string, string | number>>;
  content: readonly (Element | string)[];
}

export function element(
  tag: Element['tag'],
  attributes: Element['attributes'],
  ...content: Element['content']
): Element {
  return { tag, attributes, content };
}
