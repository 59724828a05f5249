import { LINE, type Size } from '../boxes.ts';
import { type Element, element } from '../element.ts';
import type { Point } from '../layout/place.ts';
import { TYPE } from '../measure.ts';
import { round } from './curve.ts';

/** Small lines of text around a point. */
export function texts(lines: readonly string[], { x, y }: Point, name: string): Element[] {
  const top = y - (lines.length * LINE.small) / 2;
  return lines.map((line, row) => text(line, name, { x, y: top + row * LINE.small + TYPE.small }));
}

/** A line of text, its middle above a point. */
export function text(line: string, name: string, { x, y }: Point): Element {
  return element('text', { class: name, x: round(x), y: round(y) }, line);
}

/** What has a middle and a size as a rectangle. */
export function corners({ x, y, width, height }: Point & Size) {
  return { x: round(x - width / 2), y: round(y - height / 2), width: round(width), height: round(height) };
}

export function centre({ x, y }: Point) {
  return { cx: round(x), cy: round(y) };
}
