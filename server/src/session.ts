import type { Connection, SemanticTokensBuilder } from 'vscode-languageserver';
import type { KnownName, KnownProviders } from '../../language/src/index.ts';
import type { Companions } from './companions.ts';
import type { Documents } from './documents.ts';
import type { ClientTraits } from './initialize.ts';
import type { Projects } from './projects.ts';
import type { Settings } from './settings.ts';

/** What every handler works with, from the connection's beginning to its end. */
export interface Session {
  connection: Connection;
  client: ClientTraits;
  documents: Documents;
  settings: Settings;
  companions: Companions;
  projects: Projects;
  /** What ids stand for, as the editor has told it. */
  names: Map<string, KnownName>;
  /** The action providers, as far as somebody has told of them; of single documents more may be known. */
  providers: { all: KnownProviders; of: ReadonlyMap<string, KnownProviders> };
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
  /** The semantic tokens that were sent last, by the address of an open document. */
  sentTokens: Map<string, SemanticTokensBuilder>;
}

/** The action providers as far as they are known for a document. */
export function providersFor({ providers }: Session, uri: string): KnownProviders {
  return providers.of.get(uri) ?? providers.all;
}
