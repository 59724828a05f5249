import * as vscode from 'vscode';
import type { Flow, Json } from '../../../globus/src/index.ts';
import { orderLike, readJson } from '../../../project/src/index.ts';

const SCHEME = 'globus-deployed';

/** What is deployed now, as read-only documents to compare with. */
export class DeployedDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  // Before the registration, which reads it.
  readonly onDidChange = this.#changed.event;
  readonly #subscription = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Shows a part of a deployed flow beside the file it is deployed from. */
  async compare(flow: Flow, part: 'definition' | 'input_schema', file: vscode.Uri): Promise<void> {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${flow.title}/${name}`,
      query: `${flow.id} ${part}`,
    });
    const document = await vscode.workspace.openTextDocument(file);
    const local = readJson(document.getText());
    const deployed: Json = flow[part];
    const ordered = 'value' in local ? orderLike(deployed, local.value) : deployed;
    this.#texts.set(uri.toString(), `${JSON.stringify(ordered, null, indentOf(document))}\n`);
    this.#changed.fire(uri);
    await vscode.commands.executeCommand('vscode.diff', uri, file, `${name} (deployed ↔ to deploy)`);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function indentOf(document: vscode.TextDocument): string {
  return /^[ \t]+(?=")/m.exec(document.getText())?.[0] ?? '  ';
}
