import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AccessCheck } from '../../../globus/src/index.ts';
import { fixesOf } from '../../../globus/src/index.ts';
import { checkWords, locate } from '../../../project/src/index.ts';
import { FLOW_SELECTOR } from '../first-flow.ts';
import type { AccessResult } from './look.ts';
import { type AccessQuestion, keyOf } from './question.ts';

const SOURCE = 'Globus Flows access';

/** What is missing for a run, on the lines that need it; gone with the next edit. What is unknown is in the report only. */
export class AccessDiagnostics implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('globus-flows-access');
  /** Which check the marks of a definition are from, where it can be mended from here. */
  readonly #mendable = new Map<string, string>();
  readonly #subscription = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.#clear(document.uri);
    }),
    vscode.languages.registerCodeActionsProvider([...FLOW_SELECTOR], this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );

  async show(question: AccessQuestion, { checks, text }: AccessResult): Promise<void> {
    const { definition, differs } = question.target;
    if (!definition || differs) return;
    this.#clear(definition);
    const document = await vscode.workspace.openTextDocument(definition);
    if (document.getText() !== text) return;
    const failing = checks.filter(({ outcome }) => outcome === 'fails');
    const diagnostics = failing.flatMap(check =>
      placesOf(check, text).map(({ offset, length }) => {
        const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
        const message = [`${checkWords(check)}.`, check.words, check.remedy].join(' ').trim();
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
        diagnostic.source = SOURCE;
        return diagnostic;
      }),
    );
    this.#collection.set(definition, diagnostics);
    if (fixesOf(checks).length > 0) this.#mendable.set(definition.toString(), keyOf(question));
  }

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const mine = diagnostics.filter(({ source }) => source === SOURCE);
    const key = this.#mendable.get(uri.toString());
    if (mine.length === 0 || key === undefined) return [];
    const title = l10n.t('Give Access…');
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command: 'globusFlows.giveAccess', arguments: [key] };
    action.diagnostics = mine;
    return [action];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #clear(uri: vscode.Uri): void {
    this.#collection.delete(uri);
    this.#mendable.delete(uri.toString());
  }
}

/** What the whole run needs stands where the flow starts. */
function placesOf({ places }: AccessCheck, text: string): { offset: number; length: number }[] {
  return places.length > 0 ? places.map(({ span }) => span) : [locate(text, ['StartAt'])];
}
