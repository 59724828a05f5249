import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { flowNameIn, flowNameProblem } from '../../../language/src/index.ts';
import { filesIn } from '../project-file/text-files.ts';
import { ask } from '../ui.ts';
import type { NewText } from './create-files.ts';

/** Asks for the name of a flow whose files are to lie in a folder, and returns them: none of them is there yet. */
export async function askName<File extends NewText>(
  title: string,
  folder: vscode.Uri,
  proposed: string,
  filesOf: (name: string) => readonly File[],
): Promise<readonly File[]> {
  const there = new Set(await filesIn(folder));
  const taken = (name: string) => filesOf(name).find(file => there.has(file.name))?.name;
  const typed = await ask({
    title,
    prompt: l10n.t('The name of the flow, and of its files'),
    value: free(proposed, name => taken(name) === undefined),
    validateInput(text) {
      const name = flowNameIn(text);
      const problem = flowNameProblem(name);
      if (problem !== undefined) return problem;
      const file = taken(name);
      return file && l10n.t('{file} is there already, and stays as it is.', { file });
    },
  });
  return filesOf(flowNameIn(typed));
}

/** A name, or the name with the first number that makes it a free one. */
function free(name: string, isFree: (name: string) => boolean): string {
  let found = name;
  for (let number = 2; !isFree(found); number++) found = `${name}-${number}`;
  return found;
}
