import * as vscode from 'vscode';
import type { Problem, ProblemDetail } from '../../../globus/src/index.ts';
import { locate, type Place, placeOf, stepsOf } from '../../../project/src/index.ts';
import type { InputProblem } from '../../../runtime/src/index.ts';
import type { FlowFiles } from '../project-file/flow-files.ts';

type Finding = Place & { message: string };

const SOURCE = 'Globus Flows service';

/** What the service, or a flow's input schema, refused, and why a run failed, at the exact key; gone with the next edit. */
export class ServiceDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('globus-flows-service');
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.#collection.delete(document.uri);
  });

  /** Shows why a definition was refused. */
  async showRefusal(
    { definition, schema }: Pick<FlowFiles, 'definition' | 'schema'>,
    problem: Problem,
  ): Promise<void> {
    const found = detailsOf(problem).map(({ path, message }) => ({ ...placeOf(path, message), message }));
    const of = (part: Place['part']) => found.filter(finding => finding.part === part);
    await this.#show(definition, of('definition'));
    if (schema) await this.#show(schema, of('input_schema'));
  }

  /** Shows what does not fit in a run input. */
  async showInput(input: vscode.Uri, problems: readonly (ProblemDetail | InputProblem)[]): Promise<void> {
    await this.#show(
      input,
      problems.map(({ path, message }) => ({ path: stepsOf(path), message })),
    );
  }

  /** Shows where a run has failed. */
  async showFailure(definition: vscode.Uri, path: Place['path'], message: string): Promise<void> {
    await this.#show(definition, [{ path, message }]);
  }

  clear(...uris: readonly (vscode.Uri | undefined)[]): void {
    for (const uri of uris) if (uri) this.#collection.delete(uri);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  async #show(uri: vscode.Uri, findings: readonly Omit<Finding, 'part'>[]): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText();
    const diagnostics = findings.map(({ path, message }) => {
      const { offset, length } = locate(text, path);
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = SOURCE;
      return diagnostic;
    });
    this.#collection.set(uri, diagnostics);
  }
}

/** A refusal of the whole analysis has one long text instead of places; it names the state. */
function detailsOf({ detail, code, message }: Problem): ProblemDetail[] {
  if (detail && detail.length > 0) return detail;
  return code === 'FLOW_VALIDATION_FAILED' ? [{ path: '$', message }] : [];
}
