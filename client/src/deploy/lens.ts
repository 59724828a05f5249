import * as vscode from 'vscode';
import { counted } from '../../../project/src/index.ts';
import { flowFiles, watchProjectFiles } from '../project-file/flow-files.ts';
import { strangersOf } from '../providers/ask-providers.ts';
import { settings } from '../settings.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** The commands above a flow definition, and above a run input. */
export class FlowLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #language: Workbench['language'];
  readonly #toldProviders: Workbench['toldProviders'];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor({
    language,
    environments,
    deployer,
    toldProviders,
  }: Pick<Workbench, 'language' | 'environments' | 'deployer' | 'toldProviders'>) {
    this.#language = language;
    this.#toldProviders = toldProviders;
    const fire = () => this.#changed.fire();
    this.#subscription = vscode.Disposable.from(
      language.onDidChangeKinds(fire),
      environments.onDidChange(fire),
      deployer.onDidDeploy(fire),
      toldProviders.onDidChange(fire),
      watchProjectFiles(fire),
      vscode.workspace.onDidGrantWorkspaceTrust(fire),
    );
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.isTrusted) return [];
    switch (this.#language.kindOf(uri)?.kind) {
      case 'flow-definition':
        return [
          lens('Deploy', 'globusFlows.deploy', uri),
          lens('Assign Run Permission…', 'globusFlows.assignRunPermission', uri),
          lens('Check Access…', 'globusFlows.checkAccess', uri),
          lens('Run…', 'globusFlows.run', uri),
          lens('Debug', 'globusFlows.debug', uri),
          ...(await this.#unasked(uri)),
          lens(await deployedWords(uri), 'globusFlows.flows.focus'),
        ];
      case 'run-input':
        return [
          lens('Check Access with This Input…', 'globusFlows.checkAccessWithInput', uri),
          lens('Run with This Input…', 'globusFlows.runWithInput', uri),
        ];
      default:
        return [];
    }
  }

  /** Of action providers that nobody knows what they take can be asked. */
  async #unasked(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
    const { length } = this.#toldProviders.unasked(await strangersOf(uri));
    if (length === 0) return [];
    return [lens(`Ask ${counted(length, 'Action Provider')}…`, 'globusFlows.askProviders', uri)];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

async function deployedWords(uri: vscode.Uri): Promise<string> {
  const where = settings.environment === 'production' ? 'Globus' : 'the sandbox';
  try {
    const { title, entry } = await flowFiles(uri);
    const id = entry?.flowIds[settings.environment];
    return id === undefined
      ? `Not deployed to ${where} yet`
      : `Deployed to ${where} as ${quoted(title)} (${id.slice(0, 8)}…)`;
  } catch {
    return 'globus-flows.json cannot be read'; // deploying says what is wrong with it
  }
}

function lens(title: string, command: string, ...args: readonly unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [...args] });
}
