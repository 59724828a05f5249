import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inputsBeside, refusal } from '../../../../project/src/index.ts';
import { fileName, filesIn, folderOf } from '../../project-file/text-files.ts';
import type { DeployedTarget } from '../../target.ts';
import { choose } from '../../ui.ts';
import { type RunInput, readInput } from '../input.ts';

/** Asks for a run input beside the definition, and reads it. */
export async function takeFile({ definition, title }: DeployedTarget): Promise<RunInput> {
  const folder = definition && folderOf(definition);
  const files = folder && definition ? inputsBeside(fileName(definition), await filesIn(folder)) : [];
  if (!folder || files.length === 0)
    throw refusal({
      operation: 'take the values of a file',
      message: l10n.t('There is no run input beside the definition of {title}.', { title }),
      remedy: l10n.t('Fill the form in, or edit it as JSON and save that.'),
    });
  const chosen = await choose(
    files.map(name => ({ label: `$(json) ${name}`, value: vscode.Uri.joinPath(folder, name) })),
    {
      title: l10n.t('Take the Values of a File'),
      placeHolder: l10n.t('They take the place of what is in the form'),
    },
  );
  return readInput(chosen);
}
