import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
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

onInitialize(connection, host.version, client => serve(connection, host, client));
connection.listen();
