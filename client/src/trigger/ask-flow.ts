import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { projectIn } from '../project-file/flow-files.ts';
import { type Choice, choose } from '../ui.ts';

/** A deployed flow of a project file. */
export interface ProjectFlowChosen {
  /** The folder of the project file. */
  folder: vscode.Uri;
  /** Its name there. */
  name: string;
  definition: vscode.Uri;
}

/** Asks which flow of the workspace is meant; one that is not deployed cannot be run. */
export async function askFlow({ id, label }: Environment, title: string): Promise<ProjectFlowChosen> {
  const choices: Choice<ProjectFlowChosen>[] = [];
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? [])
    for (const [name, flow] of (await projectIn(folder)).flows) {
      if (flow.flowIds[id] === undefined) continue;
      const definition = vscode.Uri.joinPath(folder, flow.definition);
      const value = { folder, name, definition };
      choices.push({ label: flow.title ?? name, description: flow.definition, value });
    }
  if (choices.length > 0)
    return choose(choices, { title, placeHolder: l10n.t('The flow that files start runs of') });
  throw refusal({
    operation: 'create a trigger',
    message: l10n.t('No flow of this workspace is deployed to {label}.', { label }),
    remedy: l10n.t('Deploy one first.'),
  });
}
