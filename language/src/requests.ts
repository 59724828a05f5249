import type { DocumentKind } from './document/recognise.ts';

/** What the server tells an editor beside LSP: names and shapes only. */

/** Sent when a document is opened, and when what it is taken for changes. */
export const DOCUMENT_KIND_NOTIFICATION = 'gflow/documentKind';

export interface DocumentKindParams {
  uri: string;
  kind: DocumentKind;
  /** Why, in words that can stand after "because". */
  reason: string;
}
