import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type GraphResult, nodeAt } from '../../../language/src/index.ts';
import type { FromGraph, GraphExport, ToGraph } from '../../../webview/src/index.ts';
import { fileName } from '../project-file/text-files.ts';
import type { GraphMarks } from './graph-marks.ts';

/** Typing is over when nothing was typed for so many milliseconds. */
const PAUSE = 150;

/** What a page says it shows. */
export interface ShownGraph {
  states: number;
  selected: string | undefined;
  /** The states with marks. */
  marked: readonly string[];
}

interface Sources {
  graphOf(uri: vscode.Uri): Promise<GraphResult | undefined>;
  marks: GraphMarks;
  log: vscode.LogOutputChannel;
}

/** The graph of one definition: follows its text, and the cursor in it, and leads to places in it. */
export class GraphPanel implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly #sources: Sources;
  readonly #subscription: vscode.Disposable;
  #result: GraphResult | undefined;
  #shown: ShownGraph | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #marking: NodeJS.Timeout | undefined;
  /** The page of a panel that is not in sight is gone, and says so again when it is back. */
  #ready = false;
  #export: { format: GraphExport; resolve(content: string): void; reject(error: Error): void } | undefined;

  constructor(uri: vscode.Uri, panel: vscode.WebviewPanel, sources: Sources) {
    this.uri = uri;
    this.panel = panel;
    this.#sources = sources;
    const mark = () => void this.#mark().catch(error => this.#warn(error));
    const own = (other: vscode.Uri) => other.toString() === uri.toString();
    this.#subscription = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromGraph) => this.#receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => own(document.uri) && this.#soon()),
      // Findings may change without the text: with the input schema, or with settings.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(own) && this.#soon()),
      sources.marks.onDidChange(mark),
      panel.onDidChangeViewState(() => {
        this.#ready &&= panel.visible;
      }),
      vscode.window.onDidChangeTextEditorSelection(
        ({ textEditor }) => own(textEditor.document.uri) && this.#followCursor(textEditor),
      ),
    );
  }

  /** What the page shows; undefined until it does. */
  get shown(): ShownGraph | undefined {
    return this.#shown;
  }

  /** The picture for a file, made by the page. */
  export(format: GraphExport): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#export = { format, resolve, reject };
      this.panel.reveal(undefined, true);
      if (this.#ready) this.#tell({ type: 'export', format });
    });
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    clearTimeout(this.#marking);
    this.#result = undefined;
    this.#subscription.dispose();
    this.#export?.reject(new vscode.CancellationError());
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#update(), PAUSE);
  }

  async #update(): Promise<void> {
    try {
      // The server knows open documents only.
      const document = await vscode.workspace.openTextDocument(this.uri);
      const result = await this.#sources.graphOf(this.uri);
      if (result && result.version !== document.version) return this.#soon();
      this.#result = result;
      if (!result) return this.#tell({ type: 'say', words: l10n.t('This file is no flow definition.') });
      const { nodes, edges } = result;
      this.#tell({
        type: 'show',
        uri: this.uri.toString(),
        title: fileName(this.uri),
        view: { nodes, edges },
      });
      const editor = this.#editor();
      if (editor) this.#followCursor(editor);
      await this.#mark();
    } catch (error) {
      this.#warn(error);
      if (!this.#result)
        this.#tell({ type: 'say', words: l10n.t('{uri} cannot be opened.', { uri: fileName(this.uri) }) });
    }
  }

  /** Marks states; again after a second while a run is in one of them. */
  async #mark(): Promise<void> {
    clearTimeout(this.#marking);
    if (!this.#result) return;
    const marks = await this.#sources.marks.of(await vscode.workspace.openTextDocument(this.uri));
    this.#tell({ type: 'mark', marks });
    clearTimeout(this.#marking);
    if (marks.some(({ look }) => look === 'active'))
      this.#marking = setTimeout(() => void this.#mark().catch(error => this.#warn(error)), 1000);
  }

  #warn(error: unknown): void {
    this.#sources.log.warn(`The graph is behind: ${String(error)}`);
  }

  #receive(message: FromGraph): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#shown = undefined;
        if (this.#export) this.#tell({ type: 'export', format: this.#export.format });
        void this.#update();
        break;
      case 'drawn':
        this.#shown = { states: message.states, selected: message.selected, marked: message.marked };
        break;
      case 'reveal':
        void this.#reveal(message.state, message.focus);
        break;
      case 'exported':
        this.#export?.resolve(message.content);
        this.#export = undefined;
        break;
      case 'failed':
        this.#export?.reject(new Error(message.words));
        this.#export = undefined;
        break;
    }
  }

  #followCursor(editor: vscode.TextEditor): void {
    const { document, selection } = editor;
    if (this.#result?.version !== document.version) return;
    const node = nodeAt(this.#result, document.offsetAt(selection.active));
    if (node !== undefined) this.#tell({ type: 'select', state: this.#result.nodes[node]?.name });
  }

  async #reveal(state: string, focus: boolean): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    const node = this.#result?.nodes.find(({ name }) => name === state);
    // After an edit the page has the old picture for a moment.
    if (!node || this.#result?.version !== document.version) return;
    const at = document.positionAt(node.span.offset);
    const place = new vscode.Range(at, at);
    const editor = this.#editor();
    if (editor && !focus) {
      editor.selection = new vscode.Selection(at, at);
      editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
    const beside =
      this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    await vscode.window.showTextDocument(document, {
      viewColumn: editor?.viewColumn ?? beside,
      preserveFocus: !focus,
      selection: place,
    });
  }

  /** The editor of the definition that is in sight. */
  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(
      ({ document, viewColumn }) =>
        viewColumn !== undefined && document.uri.toString() === this.uri.toString(),
    );
  }

  #tell(message: ToGraph): void {
    void this.panel.webview.postMessage(message);
  }
}
