/** What the editor and its pages say to each other: names and shapes only. States go by their names. */
import type { GraphView } from '../../language/src/index.ts';

export type GraphExport = 'svg' | 'png' | 'mermaid';

/** Something about a state that is not in the text: how a run stands there, or that it has changed. */
export interface StateMark {
  state: string;
  look: 'debugged' | 'active' | 'succeeded' | 'failed' | 'new' | 'changed';
  /** A few characters beside the state. */
  short: string;
  /** A sentence, for where there is room. */
  words: string;
}

/** What the page of the graph is told. */
export type ToGraph =
  | { type: 'show'; uri: string; title: string; view: GraphView }
  /** In place of a picture, why there is none. */
  | { type: 'say'; words: string }
  /** What is marked on states, instead of what was. */
  | { type: 'mark'; marks: readonly StateMark[] }
  /** Where the cursor stands in the text. */
  | { type: 'select'; state: string | undefined }
  | { type: 'export'; format: GraphExport };

/** What it tells. */
export type FromGraph =
  | { type: 'ready' }
  | { type: 'drawn'; states: number; selected: string | undefined; marked: readonly string[] }
  /** Shows a state in the text, which gets the focus or not. */
  | { type: 'reveal'; state: string; focus: boolean }
  /** A text, or the bytes of a picture in base 64. */
  | { type: 'exported'; format: GraphExport; content: string }
  | { type: 'failed'; words: string };

/** What a page keeps over a reload of the window. */
export interface GraphState {
  uri: string;
  zoom: number;
  left: number;
  top: number;
  list: boolean;
}
