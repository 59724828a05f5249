import * as vscode from 'vscode';
import { runLogText } from '../../../project/src/index.ts';
import type { Problems } from '../problems.ts';
import type { FollowedRun, FollowedRuns } from './followed-runs.ts';

const SCHEME = 'globus-run';

/** The log of a run as a read-only document that grows while the run goes on. */
export class RunLogDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
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
      runs.onDidChange(({ run }) => {
        for (const { uri } of vscode.workspace.textDocuments)
          if (uri.scheme === SCHEME && uri.query === run.run_id) this.#changed.fire(uri);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const followed = this.#runs.get(uri.query);
    if (!followed) return 'The log of this run is not open any more. Show it again from the Flows view.\n';
    const { run, log, session, problem } = followed;
    return runLogText({ run, log, as: session.identity.name, ...(problem && { problem }) });
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
