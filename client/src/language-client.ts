import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { DOCUMENT_KIND_NOTIFICATION, type DocumentKindParams } from '../../language/src/index.ts';

/** The language server, and what it takes the open files for. */
export class Language implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #kinds = new Map<string, DocumentKindParams>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeKinds = this.#changed.event;
  /** Fulfilled when the server answers. */
  readonly ready: Promise<void>;

  constructor(context: vscode.ExtensionContext) {
    const selector = ['json', 'jsonc'].flatMap(language =>
      ['file', 'untitled', 'vscode-remote'].map(scheme => ({ language, scheme })),
    );
    this.#client = new LanguageClient(
      'globusFlows',
      'Globus Flows',
      { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc },
      { documentSelector: selector },
    );
    this.#client.onNotification(DOCUMENT_KIND_NOTIFICATION, (params: DocumentKindParams) => {
      this.#kinds.set(vscode.Uri.parse(params.uri).toString(), params);
      this.#changed.fire();
    });
    this.ready = this.#client.start();
  }

  /** What the server takes a file for; undefined for one that is not open. */
  kindOf(uri: vscode.Uri): DocumentKindParams | undefined {
    return this.#kinds.get(uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
    void this.ready.then(
      () => this.#client.dispose(),
      () => undefined, // it never started: there is nothing to stop
    );
  }
}
