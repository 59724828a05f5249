import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  baseName,
  parseJson,
  refusal,
  schemaBeside,
  TestPlaces,
  withCase,
} from '../../../project/src/index.ts';
import { caseOfRun, casesOf, type Json, type JsonObject } from '../../../runtime/src/index.ts';
import { fileName, filesIn, folderOf, readIfThere, readText } from '../project-file/text-files.ts';
import { definitionOfRun } from '../runs/definition-of-run.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import { logOfRun } from '../runs/log-of-run.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { toRange } from './to-range.ts';

/** Adds a case to the flow test beside the definition that goes the way of a run of the service, and shows it. */
export async function testFromRun(
  workbench: Workbench,
  shown: Pick<FollowedRun, 'run' | 'session'>,
): Promise<void> {
  const operation = 'make a test from the run';
  const definition = await definitionOfRun(shown, operation);
  const log: Json = JSON.parse(JSON.stringify(await logOfRun(workbench, shown)));
  const flow = parseJson(await readText(definition), fileName(definition));
  const made = caseOfRun(flow, log, shown.run.label || shown.run.run_id);
  if (!made)
    throw refusal({
      operation,
      message: l10n.t('The log of {quoted} does not have the input of the run.', {
        quoted: quoted(shown.run.label || shown.run.run_id),
      }),
      remedy: l10n.t('Wait until the run has begun, or choose another one.'),
    });
  await showCase(await addCase(definition, made));
}

/** Where the case has been put: its text is in the editor, and not saved yet. */
async function addCase(definition: vscode.Uri, made: JsonObject): Promise<vscode.Uri> {
  const folder = folderOf(definition);
  const uri = vscode.Uri.joinPath(folder, `${baseName(fileName(definition))}.flowtest.json`);
  const text = await readIfThere(uri);
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) {
    edit.createFile(uri);
    edit.insert(uri, new vscode.Position(0, 0), await changed(undefined, definition, made));
  } else {
    const document = await vscode.workspace.openTextDocument(uri);
    const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(text.length));
    edit.replace(uri, whole, await changed(text, definition, made));
  }
  await vscode.workspace.applyEdit(edit);
  return uri;
}

async function changed(text: string | undefined, definition: vscode.Uri, made: JsonObject): Promise<string> {
  const flow = fileName(definition);
  return withCase(text, flow, schemaBeside(flow, await filesIn(folderOf(definition))), made);
}

async function showCase(uri: vscode.Uri): Promise<void> {
  const { document } = await vscode.window.showTextDocument(uri);
  const text = document.getText();
  const last = casesOf(parseJson(text, fileName(uri)), () => undefined).at(-1);
  const selection = toRange(new TestPlaces(text, undefined).rangeOf(`${last?.pointer ?? ''}/name`));
  await vscode.window.showTextDocument(document, { selection });
}
