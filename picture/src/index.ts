/** Draws a flow: where everything stands, and the whole in several notations. */
export { type Drawing, draw } from './draw/draw.ts';
export { nodeWords, worstOf } from './draw/words.ts';
export type { Element } from './element.ts';
export { type Layout, layOut, layouter } from './layout/layouter.ts';
export type { Measure } from './measure.ts';
export { dotOf } from './notation/dot.ts';
export { mermaidOf } from './notation/mermaid.ts';
export { type Colours, svgOf } from './notation/svg.ts';
export type { Line, Picture, PlacedNode, Sign } from './picture.ts';
