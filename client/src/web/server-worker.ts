import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type FileParams, LIST_FOLDER_REQUEST, READ_FILE_REQUEST } from '../../../language/src/index.ts';
import { CLIENT_ID, CLIENT_NAME, type MakeClient } from '../language-client.ts';
import { filesIn, readIfThere } from '../project-file/text-files.ts';

/** The language server as a worker, which asks for the files that it cannot read. */
export function serverWorker({ extensionUri }: vscode.ExtensionContext): MakeClient {
  return options => {
    const worker = new Worker(vscode.Uri.joinPath(extensionUri, 'dist', 'server.worker.js').toString(true));
    const rulePages = `${vscode.Uri.joinPath(extensionUri, 'docs', 'rules')}/`;
    const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, {
      ...options,
      initializationOptions: { rulePages, readsFiles: true },
    });
    client.onRequest(
      READ_FILE_REQUEST,
      async ({ uri }: FileParams) => (await readIfThere(vscode.Uri.parse(uri))) ?? null,
    );
    client.onRequest(LIST_FOLDER_REQUEST, ({ uri }: FileParams) => filesIn(vscode.Uri.parse(uri)));
    return client;
  };
}
