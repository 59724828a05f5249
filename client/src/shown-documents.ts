import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

const SCHEME = 'globus-shown';

/** What services have answered, as read-only documents. */
export class ShownDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  // Before the registration, which reads it.
  readonly onDidChange = this.#changed.event;
  readonly #subscription = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#texts.delete(uri.toString())),
  );

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? l10n.t('This is not there any more: ask again.\n');
  }

  /**
   * Opens a text beside nothing else, or brings it up to date where it is open.
   * @param name with an ending that says what it is: "Results.json"
   * @param key what it is about: the same name and key are the same document
   */
  async show(name: string, key: string, text: string): Promise<void> {
    const path = `/${name.replace(/[/\\]/g, '-')}`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: key });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
