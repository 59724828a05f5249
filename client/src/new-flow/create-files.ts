import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusal } from '../../../project/src/index.ts';
import { quoted } from '../ui.ts';

/** A file that is to be made. */
export interface NewText {
  name: string;
  text: string;
}

/** Makes files in a folder, as one change that can be undone. Overwrites nothing: it throws where one is there. */
export async function createFiles(folder: vscode.Uri, files: readonly NewText[]): Promise<vscode.Uri[]> {
  const encoder = new TextEncoder();
  const uris: vscode.Uri[] = [];
  const change = new vscode.WorkspaceEdit();
  for (const { name, text } of files) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (await isThere(uri))
      throw cannot(
        l10n.t('{name} is there already, and stays as it is.', { name: quoted(name) }),
        l10n.t('Choose another name.'),
      );
    change.createFile(uri, { overwrite: false, contents: encoder.encode(text) });
    uris.push(uri);
  }
  if (await vscode.workspace.applyEdit(change)) return uris;
  throw cannot(
    l10n.t('VS Code could not write to {path}.', { path: quoted(folder.path) }),
    l10n.t('Choose another folder.'),
  );
}

function isThere(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

function cannot(why: string, remedy: string) {
  return refusal({ operation: 'create the files of a flow', message: why, remedy });
}
