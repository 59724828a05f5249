import * as vscode from 'vscode';

const ADDRESS = /^[a-z][a-z\d+.-]+:/i;
const ABSOLUTE = /^(\/|[a-z]:[\\/]|\\\\)/i;

/** The file that a launch configuration names: by address, by path, or by its path in a folder. */
export function fileNamed(name: string, folder: vscode.Uri | undefined): vscode.Uri {
  if (ABSOLUTE.test(name)) {
    const file = vscode.Uri.file(name);
    // A remote folder has an authority of its own.
    return folder ? folder.with({ path: file.path }) : file;
  }
  if (ADDRESS.test(name)) return vscode.Uri.parse(name);
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}

/** A file as debuggers and their editor name it. */
export function debugPath(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}
