import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dist } from './ours.mjs';
import { flowSchema } from './peers.mjs';

const require = createRequire(import.meta.url);

/** Who sends diagnostics by itself is waited for; who is to be asked is asked at once. */
export const pushed = (server, uri) => server.diagnostics(uri);
const asked = (server, uri) => server.request('textDocument/diagnostic', { textDocument: { uri } });

/** The language servers that are measured: `machine` says in which language their flows are written. */
const SERVERS = [
  { label: 'ours', machine: 'flow', file: () => dist('server.js'), wait: pushed },
  {
    label: 'vscode-langservers-extracted, JSON',
    machine: 'flow',
    file: () =>
      require.resolve('vscode-langservers-extracted/lib/json-language-server/node/jsonServerMain.js'),
    capabilities: { textDocument: { diagnostic: {} } }, // without it, the server waits for half a second first
    setUp: server =>
      server.notify('json/schemaAssociations', [[{ uri: pathToFileURL(flowSchema).href, fileMatch: ['*'] }]]),
    wait: asked,
  },
  {
    label: 'amazon-states-language-service in a server',
    machine: 'twin',
    file: () => fileURLToPath(new URL('./states-server.mjs', import.meta.url)),
    wait: pushed,
  },
];

/** Those of them that can be measured here. */
export const servers = SERVERS.filter(({ setUp }) => !setUp || flowSchema);
