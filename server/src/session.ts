import type { Connection } from 'vscode-languageserver';
import type { ValidateOptions } from '../../language/src/index.ts';
import type { Companions } from './companion.ts';
import type { Documents } from './documents.ts';
import type { Settings } from './settings.ts';

/** What every handler works with, from the connection's beginning to its end. */
export interface Session {
  connection: Connection;
  documents: Documents;
  settings: Settings;
  companions: Companions;
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
}

/** What a document is checked with. */
export async function optionsOf(session: Session, uri: string): Promise<ValidateOptions> {
  const [rules, inputSchema] = await Promise.all([
    session.settings.rules(uri),
    session.companions.inputSchema(uri),
  ]);
  const { rulePages } = session;
  return { rules, rulePages, ...(inputSchema !== undefined && { inputSchema }) };
}
