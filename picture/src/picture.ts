import type { Box, Size, Words } from './boxes.ts';
import type { Point } from './layout/place.ts';

/** Where everything of a flow stands, in pixels from the upper left corner. */
export interface Picture extends Size {
  /** By their index in the view; not all of them while the picture is not finished. */
  nodes: ReadonlyMap<number, PlacedNode>;
  lines: readonly Line[];
  signs: readonly Sign[];
  /** The mark at which every run begins, where that is known. */
  start: Point | undefined;
}

/** Its place is its middle, as that of all that has a size. */
export interface PlacedNode extends Box, Point {}

export interface Line {
  /** Which of the view's edges it is; undefined for one from the start mark, or from a sign. */
  edge: number | undefined;
  points: readonly Point[];
  label: (Words & Point) | undefined;
}

/** Stands for lines that would be too long: it says where a node leads, or who leads to it. */
export interface Sign extends Words, Point {
  way: 'to' | 'from';
  node: number;
  others: readonly number[];
}

/** How wide and high the start mark is. */
export const START_SIZE = 14;
