import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { STARTERS, starterFiles } from '../../../language/src/index.ts';
import { choose } from '../ui.ts';
import { askFolder } from './ask-folder.ts';
import { askName } from './ask-name.ts';
import { createFiles } from './create-files.ts';

const TITLE = l10n.t('New Flow');

/** Asks for a starter, a folder and a name; makes definition, input schema, run input and flow test; opens the definition. */
export async function newFlow(): Promise<void> {
  const starter = await choose(
    STARTERS.map(one => ({ label: one.title, detail: one.description, value: one })),
    { title: TITLE, placeHolder: l10n.t('What to begin with; run inputs name collections of the sandbox') },
  );
  const folder = await askFolder(TITLE, l10n.t('The folder for its files'));
  const files = await askName(TITLE, folder, starter.id, name => starterFiles(starter, name));
  const [definition] = await createFiles(folder, files);
  if (definition) await vscode.window.showTextDocument(definition, { preview: false });
}
