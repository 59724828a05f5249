import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { definitionBeside, refusal } from '../../../project/src/index.ts';
import { fileName, filesIn, folderOf } from '../project-file/text-files.ts';
import { type DeployedTarget, deployedTarget } from '../target.ts';

/** The flow that a run input beside its definition is for. */
export async function targetBeside(input: vscode.Uri, environment: Environment): Promise<DeployedTarget> {
  const folder = folderOf(input);
  const name = definitionBeside(fileName(input), await filesIn(folder));
  if (name === undefined)
    throw refusal({
      operation: 'run with this input',
      message: l10n.t('It is not clear which flow {input} is for.', { input: fileName(input) }),
      remedy: l10n.t(
        'Give it the name of its definition (copy.flow.json: copy.input.json), or use Run… of the flow.',
      ),
    });
  const definition = folder.with({ path: `${folder.path}/${name}` });
  return deployedTarget(definition, environment);
}
