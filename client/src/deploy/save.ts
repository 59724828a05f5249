import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusal } from '../../../project/src/index.ts';
import type { FlowFiles } from '../project-file/flow-files.ts';
import { fileName } from '../project-file/text-files.ts';

/** Saves what is about to be deployed, so that the file and the deployed flow are the same. */
export async function saveFlow({ definition, schema }: FlowFiles): Promise<void> {
  if (definition.scheme === 'untitled')
    throw refusal({
      operation: 'deploy the flow',
      message: l10n.t('This definition is not a file yet.'),
      remedy: l10n.t('Save it first, for instance as copy.flow.json.'),
    });
  for (const uri of schema ? [definition, schema] : [definition]) {
    const open = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri.toString());
    if (!open?.isDirty || (await open.save())) continue;
    throw refusal({
      operation: 'deploy the flow',
      message: l10n.t('{uri} could not be saved, so nothing was deployed.', { uri: fileName(uri) }),
      remedy: l10n.t('Save it, then deploy again.'),
    });
  }
}
