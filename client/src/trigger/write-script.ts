import * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { type ScriptedTrigger, scriptName, triggerScript } from '../../../project/src/index.ts';
import { projectIn } from '../project-file/flow-files.ts';
import type { ProjectFlowChosen } from './ask-flow.ts';

/** Opens a new Python script beside the project file that does what a trigger does. Saving it is left to the person. */
export async function writeScript(
  { folder, name: flow }: ProjectFlowChosen,
  environment: Environment,
  trigger: Pick<ScriptedTrigger, 'name' | 'watch' | 'pattern' | 'input'>,
): Promise<void> {
  const entry = (await projectIn(folder)).flows.get(flow);
  const text = triggerScript({
    ...trigger,
    flowId: entry?.flowIds[environment.id] ?? '',
    flowTitle: entry?.title ?? flow,
  });
  const uri = vscode.Uri.joinPath(folder, scriptName(trigger.name)).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
}
