import * as vscode from 'vscode';
import type { GraphState } from '../../../webview/src/index.ts';
import type { Language } from '../language-client.ts';
import { fileName } from '../project-file/text-files.ts';
import type { CurrentRuns } from '../runs/runs-of-definitions.ts';
import { graphHtml } from './graph-html.ts';
import { GraphMarks } from './graph-marks.ts';
import { GraphPanel } from './graph-panel.ts';

const TYPE = 'globusFlows.graph';

/** The graphs that are open: at most one for each definition. */
export class Graphs implements vscode.WebviewPanelSerializer<Partial<GraphState>>, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #language: Language;
  readonly #marks: GraphMarks;
  readonly #log: vscode.LogOutputChannel;
  readonly #panels = new Map<string, GraphPanel>();
  readonly #subscription: vscode.Disposable;

  constructor(extension: vscode.Uri, language: Language, runs: CurrentRuns, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#language = language;
    this.#marks = new GraphMarks(runs);
    this.#log = log;
    this.#subscription = vscode.window.registerWebviewPanelSerializer(TYPE, this);
  }

  /** Shows the graph of a definition to the side; the text keeps the focus. */
  show(uri: vscode.Uri): void {
    const known = this.of(uri);
    if (known) {
      known.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#open(uri, vscode.window.createWebviewPanel(TYPE, '', column));
  }

  /** The graph of a definition. */
  of(uri: vscode.Uri): GraphPanel | undefined {
    return this.#panels.get(uri.toString());
  }

  /** The graph that is in use: the active one, else that of the definition in the editor. */
  current(): GraphPanel | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return [...this.#panels.values()].find(({ panel }) => panel.active) ?? (uri && this.of(uri));
  }

  /** VS Code has kept the panel of a window that was closed or loaded again. */
  async deserializeWebviewPanel(
    panel: vscode.WebviewPanel,
    state: Partial<GraphState> | undefined,
  ): Promise<void> {
    if (typeof state?.uri === 'string') this.#open(vscode.Uri.parse(state.uri), panel);
    else panel.dispose();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#marks.dispose();
    for (const { panel } of [...this.#panels.values()]) panel.dispose();
  }

  #open(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const assets = vscode.Uri.joinPath(this.#extension, 'dist');
    const graph = new GraphPanel(uri, panel, {
      graphOf: asked => this.#language.graphOf(asked),
      marks: this.#marks,
      log: this.#log,
    });
    this.#panels.set(uri.toString(), graph);
    panel.title = `Graph: ${fileName(uri)}`;
    panel.iconPath = vscode.Uri.joinPath(this.#extension, 'media', 'flows.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [assets] };
    panel.webview.html = graphHtml(panel.webview, assets);
    panel.onDidDispose(() => {
      graph.dispose();
      if (this.#panels.get(uri.toString()) === graph) this.#panels.delete(uri.toString());
    });
  }
}
