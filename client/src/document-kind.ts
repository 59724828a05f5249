import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentKind, DocumentKindParams } from '../../language/src/index.ts';
import { FLOW_SELECTOR } from './first-flow.ts';
import type { Language } from './language-client.ts';

const NAMES: Readonly<Record<DocumentKind, string>> = {
  'flow-definition': l10n.t('Flow Definition'),
  'input-schema': l10n.t('Flow Input Schema'),
  'run-input': l10n.t('Flow Run Input'),
  'flow-test': l10n.t('Flow Test'),
  'project-file': 'Globus Flows Project',
  none: l10n.t('Not a Flow'),
};

/** “Flow Definition, because its name says so”. */
export function kindWords({ kind, reason }: Pick<DocumentKindParams, 'kind' | 'reason'>): string {
  return l10n.t('{value}, because {reason}', { value: NAMES[kind], reason });
}

/** Says in the status bar what the active file is taken for, and why; sets the context keys for menus. */
export function showDocumentKind(language: Language): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('globusFlows.kind', [...FLOW_SELECTOR]);
  item.name = 'Globus Flows';
  const update = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    // Until the server runs, no document was open that it would look into.
    const { kind, reason } = (uri && language.kindOf(uri)) ?? {
      kind: 'none',
      reason: l10n.t('it has no StartAt and States'),
    };
    item.text = NAMES[kind];
    item.detail = l10n.t('because {reason}', { reason });
    setContext('isFlowDefinition', kind === 'flow-definition');
    setContext('isRunInput', kind === 'run-input');
    setContext('definitions', pathsOf(language.openFiles('flow-definition')));
    setContext('runInputs', pathsOf(language.openFiles('run-input')));
  };
  update();
  return vscode.Disposable.from(
    item,
    language.onDidChangeKinds(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

/** Sets a context key for the `when` clauses of the manifest. */
export function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `globusFlows.${key}`, value);
}

/** As the key `resourcePath` has them, so that each editor has the buttons of its own file. */
function pathsOf(uris: readonly vscode.Uri[]): string[] {
  return uris.map(uri => (uri.scheme === 'file' ? uri.fsPath : uri.path));
}
