import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { type FileParams, LIST_FOLDER_REQUEST, READ_FILE_REQUEST } from '../../language/src/index.ts';
import type { Host } from './host.ts';
import { onInitialize } from './initialize.ts';
import { serve } from './server.ts';

declare const __GFLOW_VERSION__: string;
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

const host: Host = {
  version: __GFLOW_VERSION__,
  // There is no folder beside a worker: whoever starts it says where the pages are.
  rulePages: 'docs/rules/',
  defer: callback => void setTimeout(callback, 0),
};

/** The files are with the editor, where it reads them for us. */
const filesOfEditor: Pick<Host, 'readFile' | 'listFolder'> = {
  readFile: async uri => (await ask<string | null>(READ_FILE_REQUEST, uri, null)) ?? undefined,
  listFolder: uri => ask<readonly string[]>(LIST_FOLDER_REQUEST, uri, []),
};

/** What the editor answers; nothing where it fails. */
async function ask<Result>(request: string, uri: string, nothing: Result): Promise<Result> {
  const params: FileParams = { uri };
  try {
    return await connection.sendRequest<Result>(request, params);
  } catch {
    return nothing;
  }
}

onInitialize(connection, host.version, client =>
  serve(connection, client.readsFiles ? { ...host, ...filesOfEditor } : host, client),
);
connection.listen();
