import * as vscode from 'vscode';
import type { FollowedRuns } from './followed-runs.ts';
import { runLogText } from './run-log-text.ts';

const SCHEME = 'globus-run';

/** The log of a run as a read-only document that grows while the run goes on. */
export class RunLogDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #runs: FollowedRuns;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(runs: FollowedRuns) {
    this.#runs = runs;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      runs.onDidChange(({ run }) => this.#changed.fire(uriOf(run.run_id, run.label))),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const followed = this.#runs.get(uri.query);
    return followed
      ? runLogText(followed.run, followed.log)
      : 'This run is not followed. Refresh the Flows view.\n';
  }

  async open(runId: string, label: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uriOf(runId, label));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function uriOf(runId: string, label: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${label || runId}.log`, query: runId });
}
