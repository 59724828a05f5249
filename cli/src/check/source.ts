import type { CheckedKind } from './result.ts';

/** A text to be checked. */
export interface Source {
  /** As it was named or found. */
  path: string;
  uri: string;
  text: string;
  kind: CheckedKind;
}
