import * as vscode from 'vscode';
import { baseName } from '../../../project/src/index.ts';
import { fileName, filesIn, folderOf } from '../project-file/text-files.ts';
import type { DeployedTarget } from '../target.ts';

/** The run inputs that are being typed in editors, and what each is for. */
export class TypedInputs implements vscode.Disposable {
  readonly #targets = new Map<string, DeployedTarget>();
  readonly #subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    this.#targets.delete(uri.toString());
  });

  /** The flow that an input is typed for. */
  targetOf(input: vscode.Uri): DeployedTarget | undefined {
    return this.#targets.get(input.toString());
  }

  /**
   * Opens an editor with an input to begin with. It is not a file yet; saved, it is one that is offered next time.
   */
  async open(target: DeployedTarget, input: object): Promise<vscode.Uri> {
    const uri = await unusedName(target);
    const document = await vscode.workspace.openTextDocument(uri);
    this.#targets.set(uri.toString(), target);
    if (document.getText() === '') {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), `${JSON.stringify(input, null, 2)}\n`);
      await vscode.workspace.applyEdit(edit);
    }
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    const first = document.positionAt(Math.max(document.getText().indexOf('""') + 1, 1));
    editor.selection = new vscode.Selection(first, first);
    return uri;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** Beside the definition, so that saving proposes the right name and place. */
async function unusedName({ definition, title }: DeployedTarget): Promise<vscode.Uri> {
  if (!definition)
    return vscode.Uri.from({ scheme: 'untitled', path: `${title.replace(/[/\\]/g, '-')}.input.json` });
  const folder = folderOf(definition);
  const files = await filesIn(folder);
  const base = baseName(fileName(definition));
  let name = `${base}.input.json`;
  for (let i = 2; files.includes(name); i++) name = `${base}-${i}.input.json`;
  return vscode.Uri.joinPath(folder, name).with({ scheme: 'untitled' });
}
