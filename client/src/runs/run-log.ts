import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { runStates } from '../../../globus/src/index.ts';
import { locate, runLogText, statesInLog } from '../../../project/src/index.ts';
import type { Problems } from '../problems.ts';
import { definitionOf } from '../project-file/flow-files.ts';
import type { FollowedRun, FollowedRuns } from './followed-runs.ts';

const SCHEME = 'globus-run';

/** The log of a run as a read-only document that grows while the run goes on; the states in it lead to the definition. */
export class RunLogDocuments
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly #runs: FollowedRuns;
  readonly #problems: Problems;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(runs: FollowedRuns, problems: Problems) {
    this.#runs = runs;
    this.#problems = problems;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      runs.onDidChange(({ run }) => {
        for (const { uri } of vscode.workspace.textDocuments)
          if (uri.scheme === SCHEME && uri.query === run.run_id) this.#changed.fire(uri);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const followed = this.#runs.get(uri.query);
    if (!followed)
      return l10n.t('The log of this run is not open any more. Show it again from the Flows view.\n');
    const { run, log, session, problem } = followed;
    return runLogText({ run, log, as: session.identity.name, ...(problem && { problem }) });
  }

  /** None where the definition is not in this workspace. */
  async provideDocumentLinks(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
    const followed = this.#runs.get(document.uri.query);
    const definition =
      followed && (await definitionOf(followed.session.environment.id, followed.run.flow_id));
    if (!followed || !definition) return [];
    const flow = await vscode.workspace.openTextDocument(definition);
    const states = runStates(followed.log).map(({ state }) => state);
    return statesInLog(document.getText(), states).map(({ line, character, length, state }) => {
      const at = flow.positionAt(locate(flow.getText(), [l10n.t('States'), state]).offset);
      const link = new vscode.DocumentLink(
        new vscode.Range(line, character, line, character + length),
        definition.with({ fragment: `L${at.line + 1},${at.character + 1}` }),
      );
      link.tooltip = l10n.t('Go to the state {state}', { state });
      return link;
    });
  }

  /** Opens the log of a run, and keeps it up to date until the run is over. */
  async open({ run, session }: Pick<FollowedRun, 'run' | 'session'>): Promise<void> {
    this.#runs.follow(run, session).catch(error => this.#problems.show(error, { session }));
    const name = (run.label || run.run_id).replace(/[/\\]/g, '-');
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.log`, query: run.run_id });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'log');
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
