import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { afterInitialize } from './after-initialize.ts';
import type { Host } from './host.ts';
import { type ClientTraits, onInitialize } from './initialize.ts';

declare const __GFLOW_VERSION__: string;

let client: ClientTraits | undefined;

// The language is loaded at the first message after `initialize`: an editor that starts the server waits for
// little more than Node itself.
const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: afterInitialize(async () => {
    const { serve } = await import('./server.ts');
    if (client) serve(connection, host, client);
  }),
});

const host: Host = {
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
  async listFolder(uri) {
    return uri.startsWith('file:') ? await readdir(fileURLToPath(uri)).catch(() => []) : [];
  },
};

onInitialize(connection, host.version, traits => {
  client = traits;
});
connection.listen();
