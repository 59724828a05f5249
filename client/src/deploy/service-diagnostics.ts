import { findNodeAtLocation, type JSONPath, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Problem } from '../../../globus/src/index.ts';
import { parsePath } from '../../../language/src/index.ts';

/** What the service refused, shown at the exact key; gone with the next edit. */
export class ServiceDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('globus-flows-service');
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    this.#collection.delete(document.uri);
  });

  async show(uri: vscode.Uri, problem: Problem): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const found = (problem.detail ?? []).map(({ path, message }) => {
      const diagnostic = new vscode.Diagnostic(rangeOf(document, path), message);
      diagnostic.source = 'Globus Flows service';
      return diagnostic;
    });
    this.#collection.set(uri, found);
  }

  clear(uri: vscode.Uri): void {
    this.#collection.delete(uri);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }
}

/** The range of what a path of the service (`$.definition.States.X.Next`) points to, or of what is nearest to it. */
function rangeOf(document: vscode.TextDocument, path: string): vscode.Range {
  const steps = parsePath(path).segments.flatMap(
    (s): JSONPath => (s.kind === 'name' ? [s.name] : s.kind === 'index' ? [s.index] : []),
  );
  const inDefinition = steps[0] === 'definition' ? steps.slice(1) : steps;
  const root = parseTree(document.getText());
  for (let length = inDefinition.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, inDefinition.slice(0, length));
    const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
    if (key)
      return new vscode.Range(document.positionAt(key.offset), document.positionAt(key.offset + key.length));
  }
  return document.lineAt(0).range;
}
