import * as vscode from 'vscode';
import type { DocumentKind } from '../../language/src/index.ts';
import type { Language } from './language-client.ts';

const NAMES: Readonly<Record<Exclude<DocumentKind, 'none'>, string>> = {
  'flow-definition': 'Flow Definition',
  'input-schema': 'Flow Input Schema',
  'run-input': 'Flow Run Input',
  'flow-test': 'Flow Test',
  'project-file': 'Globus Flows Project',
};

/** Says in the status bar what the active file is taken for, and why; sets the context key for menus. */
export function showDocumentKind(language: Language): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('globusFlows.kind', [
    { language: 'json' },
    { language: 'jsonc' },
  ]);
  item.name = 'Globus Flows';
  const update = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const known = uri && language.kindOf(uri);
    const kind = known?.kind ?? 'none';
    void vscode.commands.executeCommand(
      'setContext',
      'globusFlows.isFlowDefinition',
      kind === 'flow-definition',
    );
    item.text = kind === 'none' ? 'Not a flow' : NAMES[kind];
    item.detail = known ? `because ${known.reason}` : '';
  };
  update();
  return vscode.Disposable.from(
    item,
    language.onDidChangeKinds(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
