import * as l10n from '@vscode/l10n';
import { type JSONPath, modify } from 'jsonc-parser';
import * as vscode from 'vscode';
import { parseJson, refusal, textPlaces } from '../../../project/src/index.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { showPlace } from '../runs/show-state.ts';
import { choose, quoted } from '../ui.ts';

/** So many run inputs are offered. */
const MOST = 200;

/** Asks for a place in a run input, puts an id there, and shows it: the file is not saved yet. */
export async function putIntoInput(id: string, name: string): Promise<void> {
  const title = l10n.t('Put the Id of {name} into a Run Input', { name: quoted(name) });
  const file = await chooseInputFile(title);
  const path = await choosePlace(file, title);
  const document = await vscode.workspace.openTextDocument(file);
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of modify(document.getText(), path, id, {})) {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    edit.replace(file, range, content);
  }
  await vscode.workspace.applyEdit(edit);
  await showPlace(file, path);
}

async function chooseInputFile(title: string): Promise<vscode.Uri> {
  const files = await vscode.workspace.findFiles('**/{*.input,input}.json', '**/node_modules/**', MOST);
  if (files.length === 0)
    throw refusal({
      operation: 'put an id into a run input',
      message: l10n.t('There is no run input in this workspace.'),
      remedy: l10n.t('Use Run… of a flow, type the input, and save it: as copy.input.json, for instance.'),
    });
  return choose(
    files
      .map(uri => ({ label: `$(json) ${vscode.workspace.asRelativePath(uri)}`, value: uri }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    { title, placeHolder: l10n.t('Which run input?') },
  );
}

async function choosePlace(file: vscode.Uri, title: string): Promise<JSONPath> {
  const places = textPlaces(parseJson(await readText(file), fileName(file)));
  if (places.length === 0)
    throw refusal({
      operation: 'put an id into a run input',
      message: l10n.t('{file} has no text whose place the id could take.', { file: fileName(file) }),
      remedy: l10n.t('Write the key with an empty text first.'),
    });
  return choose(
    places.map(({ path, value }) => ({
      label: path.join(' › '),
      description: value === '' ? 'empty' : value,
      value: path,
    })),
    { title, placeHolder: l10n.t('In the place of what?') },
  );
}
