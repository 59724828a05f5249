import * as vscode from 'vscode';
import type { Workspace } from '../../../assistant/src/index.ts';
import { inputSchemaOf, type TextFile } from '../../../language/src/index.ts';
import { filesIn, folderOf, readIfThere } from '../project-file/text-files.ts';

/** The files of the folders that are open, as editors have them. */
export const openFolders: Workspace = {
  async read(path) {
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const { uri: root } of folders) {
      // joinPath takes “..” out of a path: only then can be told what it lies in.
      const from = path.startsWith('/') ? root.with({ path: '/' }) : root;
      const uri = vscode.Uri.joinPath(from, path);
      if (!isInside(uri, root)) continue;
      const file = await fileAt(uri.toString());
      if (file) return file;
    }
    throw new Error(`${path}: there is no such file in the folders that are open.`);
  },
  inputSchemaOf: ({ uri }) =>
    inputSchemaOf(uri, {
      file: fileAt,
      beside: async at => {
        const folder = folderOf(vscode.Uri.parse(at));
        return (await filesIn(folder)).map(name => vscode.Uri.joinPath(folder, name).toString());
      },
    }),
};

function isInside({ path }: vscode.Uri, { path: root }: vscode.Uri): boolean {
  return path.startsWith(root.endsWith('/') ? root : `${root}/`);
}

async function fileAt(uri: string): Promise<TextFile | undefined> {
  const text = await readIfThere(vscode.Uri.parse(uri));
  return text === undefined ? undefined : { uri, text };
}
