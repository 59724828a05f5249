import type { DocumentKind } from './document/recognise.ts';
import type { GraphView } from './features/graph-view.ts';
import type { KnownName } from './features/known-names.ts';
import type { Position, Range } from './json/text.ts';
import type { LearnedResult, ToldProvider } from './providers/known-providers.ts';

/** What the server and an editor tell each other beside LSP: names and shapes only. */

/** Sent when a document is opened, and when what it is taken for changes. */
export const DOCUMENT_KIND_NOTIFICATION = 'gflow/documentKind';

export interface DocumentKindParams {
  uri: string;
  kind: DocumentKind;
  /** Why, in words that can stand after "because". */
  reason: string;
}

/** The command of a lens above a state; its arguments are `ShowReferencesArguments`. */
export const SHOW_REFERENCES_COMMAND = 'globusFlows.showReferences';

/** What an editor shows as references: whose they are, and where they are. */
export type ShowReferencesArguments = [
  uri: string,
  position: Position,
  locations: { uri: string; range: Range }[],
];

/** Asks for the picture of an open flow definition; the answer to `GraphParams` is a `GraphResult`, else null. */
export const GRAPH_REQUEST = 'gflow/graph';

export interface GraphParams {
  uri: string;
}

export interface GraphResult extends GraphView {
  /** Which text the offsets count in. */
  version: number;
}

/**
 * What a server without a disk of its own asks the editor: the text of a file at an address (null where there is none),
 * and the names of the files in a folder.
 */
export const READ_FILE_REQUEST = 'gflow/readFile';
export const LIST_FOLDER_REQUEST = 'gflow/listFolder';

export interface FileParams {
  uri: string;
}

/** Tells the server what ids stand for, as the services have told the editor; each time all that is known. */
export const KNOWN_NAMES_NOTIFICATION = 'gflow/knownNames';

export interface KnownNamesParams {
  names: readonly KnownName[];
}

/** Tells the server what is known of action providers beside the catalogue; each time all of it. */
export const TOLD_PROVIDERS_NOTIFICATION = 'gflow/toldProviders';

export interface ToldProvidersParams {
  providers: readonly ToldProvider[];
  /** What runs have shown of single definitions. */
  learned: readonly { uri: string; results: readonly LearnedResult[] }[];
}
