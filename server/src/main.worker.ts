import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from './server.ts';

declare const __GFLOW_VERSION__: string;
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

serve(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  {
    version: __GFLOW_VERSION__,
    // There is no folder beside a worker: whoever starts it says where the pages are.
    rulePages: 'docs/rules/',
    defer: callback => void setTimeout(callback, 0),
  },
);
