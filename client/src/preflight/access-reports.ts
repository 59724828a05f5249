import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fixesOf } from '../../../globus/src/index.ts';
import { LineIndex } from '../../../language/src/index.ts';
import { accessReport, type ReportLink } from '../../../project/src/index.ts';
import { fileName } from '../project-file/text-files.ts';
import type { AccessResult } from './look.ts';
import { type AccessQuestion, keyOf } from './question.ts';

const SCHEME = 'globus-access';

/** The last check of a flow for somebody. */
export interface LastCheck {
  question: AccessQuestion;
  result: AccessResult;
}

/** What was checked before a run, as read-only documents with links to the places, and the commands that come next. */
export class AccessReports
  implements
    vscode.TextDocumentContentProvider,
    vscode.DocumentLinkProvider,
    vscode.CodeLensProvider,
    vscode.Disposable
{
  readonly #last = new Map<string, LastCheck & { text: string; links: ReportLink[] }>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #lenses = new vscode.EventEmitter<void>();
  // Before the registration, which reads them.
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeCodeLenses = this.#lenses.event;
  readonly #subscription = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    vscode.languages.registerCodeLensProvider({ scheme: SCHEME }, this),
  );

  /** What was checked last for the same flow and starter; of several starters the one whose report is asked for. */
  get(key: string): LastCheck | undefined {
    return this.#last.get(key);
  }

  /** Opens the report beside the editor, or brings it up to date where it is open. */
  async show(question: AccessQuestion, result: AccessResult): Promise<void> {
    const { target, starter, asker, input } = question;
    const lines = new LineIndex(result.text);
    const { text, links } = accessReport(
      {
        title: target.title,
        who: starter.identity.name,
        where: asker.environment.label,
        input: input.document && fileName(input.document),
        checks: result.checks,
        avoided: result.avoided,
      },
      offset => lines.position(offset).line + 1,
    );
    const key = keyOf(question);
    this.#last.set(key, { question, result, text, links });
    const name = l10n
      .t('Access of {name} for {title}', { name: starter.identity.name, title: target.title })
      .replace(/[/\\]/g, '-');
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: key });
    this.#changed.fire(uri);
    this.#lenses.fire();
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#last.get(uri.query)?.text ?? l10n.t('This report is not there any more. Check access again.\n')
    );
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    const last = this.#last.get(uri.query);
    const { definition, differs } = last?.question.target ?? {};
    if (!last || !definition || differs) return [];
    const lines = new LineIndex(last.result.text);
    return last.links.map(({ line, character, length, span }) => {
      const at = lines.position(span.offset);
      const place = definition.with({ fragment: `L${at.line + 1},${at.character + 1}` });
      return new vscode.DocumentLink(new vscode.Range(line, character, line, character + length), place);
    });
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const last = this.#last.get(uri.query);
    if (!last) return [];
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [uri.query] });
    return [
      ...(fixesOf(last.result.checks).length > 0
        ? [lens(l10n.t('Give Access…'), 'globusFlows.giveAccess')]
        : []),
      lens(l10n.t('Check Again'), 'globusFlows.checkAccessAgain'),
    ];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#lenses.dispose();
  }
}
