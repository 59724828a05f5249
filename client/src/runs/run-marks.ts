import * as vscode from 'vscode';
import { FlowDocument } from '../../../language/src/index.ts';
import { FLOW_SELECTOR } from '../first-flow.ts';
import type { Workbench } from '../workbench.ts';
import { lastVisits, markOf, toldOf } from './run-in-text.ts';

/** In seconds: how long an action is waited for where its state does not say (flows-language 4.2). */
const DEFAULT_WAIT_TIME = 300;

/**
 * The run of a flow that was followed last, in the text of its definition: beside each state how the run has left it, and
 * on hovering what it was given and what it answered. An edit takes the marks of a run that is over away.
 */
export class RunMarks implements vscode.HoverProvider, vscode.Disposable {
  readonly #runs: Workbench['definitionRuns'];
  readonly #log: Workbench['log'];
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
  readonly #subscription: vscode.Disposable;
  #drawing: NodeJS.Timeout | undefined;

  constructor({ definitionRuns, log }: Pick<Workbench, 'definitionRuns' | 'log'>) {
    this.#runs = definitionRuns;
    this.#log = log;
    const draw = () => this.#draw();
    this.#subscription = vscode.Disposable.from(
      this.#decoration,
      vscode.languages.registerHoverProvider([...FLOW_SELECTOR], this),
      definitionRuns.onDidChange(draw),
      vscode.window.onDidChangeVisibleTextEditors(draw),
    );
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const followed = await this.#runs.of(document.uri);
    if (!followed) return undefined;
    const flow = new FlowDocument(document.uri.toString(), document.getText());
    const offset = document.offsetAt(position);
    const index = flow.indexAt(offset);
    if (index === undefined) return undefined;
    const key = flow.keyOf(index);
    if (offset < key.offset || offset > key.offset + key.length) return undefined;
    const told = toldOf(followed, flow.states[index]?.name ?? '');
    if (told.length === 0) return undefined;
    const text = new vscode.MarkdownString();
    for (const part of told) {
      if ('words' in part) text.appendText(part.words).appendMarkdown('\n\n');
      else text.appendCodeblock(part.json, 'json');
    }
    return new vscode.Hover(text);
  }

  dispose(): void {
    clearTimeout(this.#drawing);
    this.#subscription.dispose();
  }

  /** Soon, and once for all that happens at the same time; again after a second while a run is in a state. */
  #draw(after = 100): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      Promise.all(vscode.window.visibleTextEditors.map(editor => this.#mark(editor)))
        .then(active => active.includes(true) && this.#draw(1000))
        .catch(error => this.#log.warn(`The run is not shown in the text: ${String(error)}`));
    }, after);
  }

  /** True where a run is in one of the states. */
  async #mark(editor: vscode.TextEditor): Promise<boolean> {
    const { document } = editor;
    const followed = await this.#runs.current(document.uri);
    if (!followed) {
      editor.setDecorations(this.#decoration, []);
      return false;
    }
    const visits = lastVisits(followed);
    const flow = new FlowDocument(document.uri.toString(), document.getText());
    const now = Date.now();
    const marks = flow.states.flatMap((state, index) => {
      const visit = visits.get(state.name);
      if (!visit) return [];
      const written = state.value('WaitTime')?.value;
      const waitTime = typeof written === 'number' ? written : DEFAULT_WAIT_TIME;
      const contentText = markOf(visit, followed.run, state.type === 'Action' ? waitTime : undefined, now);
      const { range } = document.lineAt(document.positionAt(flow.keyOf(index).offset).line);
      return [{ range: new vscode.Range(range.end, range.end), renderOptions: { after: { contentText } } }];
    });
    editor.setDecorations(this.#decoration, marks);
    return [...visits.values()].some(({ status }) => status === 'ACTIVE');
  }
}
