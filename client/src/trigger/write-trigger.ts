import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import { type NewTrigger, recordTrigger, refusal } from '../../../project/src/index.ts';

/** Writes a trigger into the project file of a folder, saves it and shows the trigger there. Gives the name it has got. */
export async function writeTrigger(folder: vscode.Uri, wanted: string, trigger: NewTrigger): Promise<string> {
  const uri = vscode.Uri.joinPath(folder, PROJECT_FILE);
  const document = await vscode.workspace.openTextDocument(uri);
  const { name, edit } = recordTrigger(document.getText(), wanted, trigger);
  const { offset, length, content } = edit;
  const change = new vscode.WorkspaceEdit();
  change.replace(
    uri,
    new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
    content,
  );
  if (!(await vscode.workspace.applyEdit(change)) || !(await document.save()))
    throw refusal({
      operation: `write ${PROJECT_FILE}`,
      message: l10n.t('{PROJECT_FILE} could not be saved, so there is no trigger yet.', { PROJECT_FILE }),
      remedy: l10n.t('Look whether you may write it, then try again.'),
    });
  const selection = new vscode.Range(
    document.positionAt(offset),
    document.positionAt(offset + content.length),
  );
  await vscode.window.showTextDocument(document, { selection, preview: false });
  return name;
}
