import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { askFolder } from '../new-flow/ask-folder.ts';

/** Asks for the folder to watch; relative to the project file's, where it is in it. Forward slashes, on Windows too. */
export async function askWatched({ fsPath: project }: vscode.Uri, title: string): Promise<string> {
  const { fsPath: folder } = await askFolder(title, l10n.t('The folder in which files arrive'));
  const relative = path.relative(project, folder);
  const isInside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isInside ? relative || '.' : folder).replaceAll(path.sep, '/');
}
