import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { folderOf } from '../project-file/text-files.ts';
import { type Choice, choose } from '../ui.ts';

const OTHER = 'other';

/** Asks for a folder: that of the file in the editor, those of the workspace, or any other. */
export async function askFolder(title: string, placeHolder: string): Promise<vscode.Uri> {
  const known = knownFolders();
  if (known.length === 0) return pickFolder(title);
  const other: Choice<vscode.Uri | typeof OTHER> = {
    label: l10n.t('$(folder-opened) Other Folder…'),
    value: OTHER,
  };
  const chosen = await choose([...known, other], { title, placeHolder });
  return chosen === OTHER ? pickFolder(title) : chosen;
}

function knownFolders(): Choice<vscode.Uri>[] {
  const workspace = vscode.workspace.workspaceFolders ?? [];
  const inEditor = vscode.window.activeTextEditor?.document.uri;
  const beside = inEditor && vscode.workspace.getWorkspaceFolder(inEditor) ? [folderOf(inEditor)] : [];
  const folders = new Map([...beside, ...workspace.map(({ uri }) => uri)].map(uri => [uri.toString(), uri]));
  return [...folders.values()].map(uri => {
    const root = workspace.find(folder => folder.uri.toString() === uri.toString());
    return {
      label: `$(folder) ${root?.name ?? vscode.workspace.asRelativePath(uri)}`,
      ...(root && { description: 'workspace' }),
      value: uri,
    };
  });
}

async function pickFolder(title: string): Promise<vscode.Uri> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: l10n.t('Choose'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!folder) throw new vscode.CancellationError();
  return folder;
}
