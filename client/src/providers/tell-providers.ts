import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';
import { askAgain } from './ask-providers.ts';

/**
 * Keeps the language server informed of what action providers have told and runs have shown, and what providers have told no
 * older than a day.
 */
export function tellProviders(workbench: Workbench): vscode.Disposable {
  const { toldProviders, learnedShapes, language, log } = workbench;
  const tell = () => language.tellProviders(toldProviders.all(), learnedShapes.all());
  const looked = new Set<string>();
  const look = async (): Promise<void> => {
    if (!vscode.workspace.isTrusted) return;
    for (const uri of language.openFiles('flow-definition')) {
      if (looked.has(uri.toString())) continue;
      looked.add(uri.toString());
      await askAgain(workbench, uri);
    }
  };
  tell();
  return vscode.Disposable.from(
    toldProviders.onDidChange(tell),
    learnedShapes.onDidChange(tell),
    language.onDidChangeKinds(
      () => void look().catch(error => log.info(`Action providers are not asked again: ${String(error)}`)),
    ),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void looked.delete(uri.toString())),
  );
}
