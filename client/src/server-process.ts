import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, type MakeClient } from './language-client.ts';

/** The language server as a process of its own. */
export function serverProcess(context: vscode.ExtensionContext): MakeClient {
  const module = context.asAbsolutePath('dist/server.js');
  return options =>
    new LanguageClient(CLIENT_ID, CLIENT_NAME, { module, transport: TransportKind.ipc }, options);
}
