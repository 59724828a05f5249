import * as vscode from 'vscode';
import type { Environments } from '../environments.ts';
import type { Language } from '../language-client.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { settings } from '../settings.ts';
import type { Deployer } from './deploy.ts';

/** The commands above a flow definition. */
export class DeployLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #language: Language;
  readonly #environments: Environments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(language: Language, environments: Environments, deployer: Deployer) {
    this.#language = language;
    this.#environments = environments;
    const fire = () => this.#changed.fire();
    this.#subscription = vscode.Disposable.from(
      language.onDidChangeKinds(fire),
      environments.onDidChange(fire),
      deployer.onDidDeploy(fire),
    );
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (this.#language.kindOf(uri)?.kind !== 'flow-definition') return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(top, { title, command, arguments: [uri] });
    const { entry } = await flowFiles(uri);
    const where = this.#environments.label;
    const deploy = lens(`$(cloud-upload) Deploy to ${where}`, 'globusFlows.deploy');
    if (!entry?.environments[settings.environment]) return [deploy];
    return [
      deploy,
      lens('$(person-add) Assign Run Permission…', 'globusFlows.assignRunPermission'),
      lens('$(play) Run…', 'globusFlows.run'),
    ];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
