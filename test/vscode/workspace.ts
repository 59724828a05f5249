import * as vscode from 'vscode';
import type { JsonObject } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A file of the workspace, which is a copy of examples/. */
export function file(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('VS Code has no folder open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

export const readBytes = (uri: vscode.Uri): Thenable<Uint8Array> => vscode.workspace.fs.readFile(uri);

export const readText = async (uri: vscode.Uri): Promise<string> => decoder.decode(await readBytes(uri));

export async function readJson(uri: vscode.Uri): Promise<JsonObject> {
  return JSON.parse(await readText(uri));
}

/** Writes a file; the folders above it are made. An editor that has it open shows the new text then. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = file(path);
  await vscode.workspace.fs.writeFile(uri, encoder.encode(text));
  const open = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri.toString() && !d.isDirty);
  if (open) await eventually(() => open.isClosed || open.getText() === text, `${path} to be read again`);
  return uri;
}

/** Replaces the first occurrence of a text in an open editor, as typing would. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const offset = editor.document.getText().indexOf(from);
  if (offset < 0) throw new Error(`The editor does not contain ${from}.`);
  const range = new vscode.Range(
    editor.document.positionAt(offset),
    editor.document.positionAt(offset + from.length),
  );
  if (!(await editor.edit(edit => edit.replace(range, to)))) throw new Error('The editor refused the edit.');
}
