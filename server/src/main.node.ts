import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

declare const __GFLOW_VERSION__: string;

const connection = createConnection(ProposedFeatures.all);

serve(connection, {
  version: __GFLOW_VERSION__,
  // The pages lie beside the bundle, in the repository and in the packaged extension alike.
  rulePages: `${pathToFileURL(path.join(__dirname, '..', 'docs', 'rules')).href}/`,
  defer: setImmediate,
  async readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return await readFile(fileURLToPath(uri), 'utf8');
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!missing) connection.console.warn(`Could not read ${uri}: ${String(error)}`);
      return undefined;
    }
  },
});
