/** A word or two that an editor shows in the text although it does not stand there. */
export interface InlayHint {
  /** What it is shown behind. */
  offset: number;
  label: string;
  /** Markdown. */
  tooltip: string;
  kind: 'type' | 'note';
}
