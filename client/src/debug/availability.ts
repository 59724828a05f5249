import * as vscode from 'vscode';
import { fieldsOf } from '../../../project/src/index.ts';
import { setContext } from '../document-kind.ts';
import { JSON_LANGUAGES } from '../first-flow.ts';
import type { Language } from '../language-client.ts';
import { DEBUG_TYPE } from './configuration.ts';

/**
 * Keeps the key of the manifest that says where flows are not debugged. F5 without a launch.json takes the debugger of
 * the file's language, and ours must not take it in every JSON file.
 */
export function showAvailability(language: Language): vscode.Disposable {
  const update = () => setContext('cannotDebug', showsOtherJson(language) && !isConfigured());
  update();
  return vscode.Disposable.from(
    language.onDidChangeKinds(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('launch')) update();
    }),
  );
}

/** Is the file in the editor JSON that is no part of a flow? */
function showsOtherJson(language: Language): boolean {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !JSON_LANGUAGES.includes(document.languageId)) return false;
  return (language.kindOf(document.uri)?.kind ?? 'none') === 'none';
}

function isConfigured(): boolean {
  const configurations = vscode.workspace.getConfiguration('launch').get<unknown[]>('configurations', []);
  return configurations.some(configuration => fieldsOf(configuration).type === DEBUG_TYPE);
}
