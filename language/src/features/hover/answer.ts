import type { Span } from '../../json/text.ts';

/** What is told where the pointer rests. */
export interface Hover {
  /** Markdown. */
  contents: string;
  span: Span;
}
