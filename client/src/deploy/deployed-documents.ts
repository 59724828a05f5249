import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Flow, FlowUpdate, Json } from '../../../globus/src/index.ts';
import { orderLike, readJson } from '../../../project/src/index.ts';

const SCHEME = 'globus-deployed';

/** A part of a flow that is a file here. */
export type FilePart = 'definition' | 'input_schema';

/** What is deployed now, and what was deployed last from here, as read-only documents to compare with. */
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
  async compare(flow: Flow, part: FilePart, file: vscode.Uri): Promise<void> {
    const uri = await this.#put(flow, part, file, 'deployed', flow[part]);
    await vscode.commands.executeCommand('vscode.diff', uri, file, `${nameOf(file)} (deployed ↔ to deploy)`);
  }

  /**
   * Opens the merge editor: what somebody else has deployed and what is in the file, both changed since the part was last
   * deployed from here. What comes of it is the text of the file.
   */
  async merge(flow: Flow, part: FilePart, file: vscode.Uri, last: FlowUpdate): Promise<void> {
    const base = await this.#put(flow, part, file, 'last', last[part] ?? {});
    const theirs = await this.#put(flow, part, file, 'deployed', flow[part]);
    const { document, text } = await opened(file);
    const mine = this.#uri(flow, part, file, 'mine');
    this.#set(mine, text);
    // No command for extensions opens it (VS Code 1.139): the git extension, too, uses this one.
    await vscode.commands.executeCommand('_open.mergeEditor', {
      base,
      input1: { uri: theirs, title: l10n.t('Theirs'), description: l10n.t('deployed now') },
      input2: { uri: mine, title: l10n.t('Mine'), description: l10n.t('in the file') },
      output: document.uri,
    });
  }

  /** A value as the text of a file, in the order of its keys and with its indentation. */
  async textFor(file: vscode.Uri, value: Json): Promise<string> {
    const { text } = await opened(file);
    const local = readJson(text);
    const ordered = 'value' in local ? orderLike(value, local.value) : value;
    return `${JSON.stringify(ordered, null, indentOf(text))}\n`;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #put(flow: Flow, part: FilePart, file: vscode.Uri, which: string, value: Json): Promise<vscode.Uri> {
    const uri = this.#uri(flow, part, file, which);
    this.#set(uri, await this.textFor(file, value));
    return uri;
  }

  #uri({ id, title }: Flow, part: FilePart, file: vscode.Uri, which: string): vscode.Uri {
    return vscode.Uri.from({
      scheme: SCHEME,
      path: `/${title}/${nameOf(file)}`,
      query: `${id} ${part} ${which}`,
    });
  }

  #set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }
}

async function opened(file: vscode.Uri): Promise<{ document: vscode.TextDocument; text: string }> {
  const document = await vscode.workspace.openTextDocument(file);
  return { document, text: document.getText() };
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function indentOf(text: string): string {
  return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}
