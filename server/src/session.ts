import type { Connection } from 'vscode-languageserver';
import { ruleOptions, type ValidateOptions } from '../../language/src/index.ts';
import type { Companions } from './companion.ts';
import type { Documents } from './documents.ts';
import type { Projects } from './projects.ts';
import type { Settings } from './settings.ts';

/** What every handler works with, from the connection's beginning to its end. */
export interface Session {
  connection: Connection;
  documents: Documents;
  settings: Settings;
  companions: Companions;
  projects: Projects;
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
}

/** What a document is checked with. */
export async function optionsOf(session: Session, uri: string): Promise<ValidateOptions> {
  const [settings, project, inputSchema] = await Promise.all([
    session.settings.of(uri),
    session.projects.of(uri),
    session.companions.inputSchema(uri),
  ]);
  const { rulePages } = session;
  return {
    ...ruleOptions(uri, settings, project),
    rulePages,
    ...(inputSchema !== undefined && { inputSchema }),
  };
}
