import type { Timeline } from './timeline.ts';

/** What is debugged: a run, and the text of its definition. */
export interface Debuggee {
  /** The file of the definition, as the editor names it in breakpoints, and its text. */
  path: string;
  name: string;
  text: string;
  timeline: Timeline;
  stopOnEntry: boolean;
}
