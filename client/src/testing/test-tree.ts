import * as vscode from 'vscode';
import { parseJson, TestPlaces } from '../../../project/src/index.ts';
import { casesOf } from '../../../runtime/src/index.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { toRange } from './to-range.ts';

const PATTERN = '**/*.flowtest.json';

/** The flow tests of the workspace and their cases, as the Testing view has them. */
export class TestTree implements vscode.Disposable {
  readonly #controller: vscode.TestController;
  readonly #subscriptions: vscode.Disposable;

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
    const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
    const read = (document: vscode.TextDocument) => {
      if (isFlowTest(document.uri)) this.#read(document.uri);
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(uri => this.#read(uri)),
      watcher.onDidChange(uri => this.#read(uri)),
      watcher.onDidDelete(uri => controller.items.delete(uri.toString())),
      vscode.workspace.onDidOpenTextDocument(read),
      vscode.workspace.onDidChangeTextDocument(({ document }) => read(document)),
    );
    controller.resolveHandler = item => (item ? undefined : this.find());
    controller.refreshHandler = () => this.find();
    for (const document of vscode.workspace.textDocuments) read(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Looks for all flow tests there are. */
  async find(): Promise<void> {
    const found = await vscode.workspace.findFiles(PATTERN, '**/node_modules/**');
    await Promise.all(found.map(uri => this.#read(uri)));
  }

  /** The items of cases that a request is for, by file. */
  chosen({ include, exclude = [] }: vscode.TestRunRequest): Map<vscode.TestItem, vscode.TestItem[]> {
    const files = new Map<vscode.TestItem, vscode.TestItem[]>();
    const add = (item: vscode.TestItem) => {
      if (exclude.includes(item)) return;
      if (item.parent) files.set(item.parent, [...(files.get(item.parent) ?? []), item]);
      else for (const [, one] of item.children) add(one);
    };
    if (include) include.forEach(add);
    else for (const [, file] of this.#controller.items) add(file);
    return files;
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const id = uri.toString();
    const known = this.#controller.items.get(id);
    const file = known ?? this.#controller.createTestItem(id, fileName(uri), uri);
    try {
      const text = await readText(uri);
      const places = new TestPlaces(text, undefined);
      const cases = casesOf(parseJson(text, fileName(uri)), () => undefined);
      file.children.replace(
        cases.map(one => {
          const item = this.#controller.createTestItem(`${id}#${one.name}`, one.name, uri);
          item.range = toRange(places.rangeOf(`${one.pointer}/name`));
          item.tags = one.tags.map(tag => new vscode.TestTag(tag));
          return item;
        }),
      );
      file.error = undefined;
    } catch (error) {
      file.error = error instanceof Error ? error.message : String(error);
    }
    if (!known) this.#controller.items.add(file);
  }
}

function isFlowTest({ path }: vscode.Uri): boolean {
  return /\.flowtest\.json$/i.test(path);
}
