import * as vscode from 'vscode';
import type { Environments } from '../environments.ts';
import type { Language } from '../language-client.ts';

/** The commands above a flow definition. */
export class DeployLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #language: Language;
  readonly #environments: Environments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(language: Language, environments: Environments) {
    this.#language = language;
    this.#environments = environments;
    const fire = () => this.#changed.fire();
    this.#subscription = vscode.Disposable.from(
      language.onDidChangeKinds(fire),
      environments.onDidChange(fire),
    );
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    if (this.#language.kindOf(uri)?.kind !== 'flow-definition') return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(top, { title, command, arguments: [uri] });
    return [
      lens(`$(cloud-upload) Deploy to ${this.#environments.label}`, 'globusFlows.deploy'),
      lens('$(person-add) Assign Run Permission…', 'globusFlows.assignRunPermission'),
      lens('$(play) Run…', 'globusFlows.run'),
    ];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
