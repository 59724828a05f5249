import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

declare const __GFLOW_VERSION__: string;

// The pages lie beside the bundle, in the repository and in the packaged extension alike.
serve(createConnection(ProposedFeatures.all), {
  version: __GFLOW_VERSION__,
  rulePages: `${pathToFileURL(path.join(__dirname, '..', 'docs', 'rules')).href}/`,
});
