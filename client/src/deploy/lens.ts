import * as l10n from '@vscode/l10n';
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
          lens(l10n.t('Deploy'), 'globusFlows.deploy', uri),
          lens(l10n.t('Assign Run Permission…'), 'globusFlows.assignRunPermission', uri),
          lens(l10n.t('Check Access…'), 'globusFlows.checkAccess', uri),
          lens(l10n.t('Run…'), 'globusFlows.run', uri),
          lens(l10n.t('Debug'), 'globusFlows.debug', uri),
          ...(await this.#unasked(uri)),
          lens(await deployedWords(uri), 'globusFlows.flows.focus'),
        ];
      case 'run-input':
        return [
          lens(l10n.t('Check Access with This Input…'), 'globusFlows.checkAccessWithInput', uri),
          lens(l10n.t('Run with This Input…'), 'globusFlows.runWithInput', uri),
        ];
      default:
        return [];
    }
  }

  /** Of action providers that nobody knows what they take can be asked. */
  async #unasked(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
    const { length } = this.#toldProviders.unasked(await strangersOf(uri));
    if (length === 0) return [];
    return [
      lens(
        l10n.t('Ask {length}…', { length: counted(length, l10n.t('Action Provider')) }),
        'globusFlows.askProviders',
        uri,
      ),
    ];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

async function deployedWords(uri: vscode.Uri): Promise<string> {
  const where = settings.environment === 'production' ? 'Globus' : l10n.t('the sandbox');
  try {
    const { title, entry } = await flowFiles(uri);
    const id = entry?.flowIds[settings.environment];
    return id === undefined
      ? l10n.t('Not deployed to {where} yet', { where })
      : l10n.t('Deployed to {where} as {title} ({id}…)', { where, title: quoted(title), id: id.slice(0, 8) });
  } catch {
    return l10n.t('globus-flows.json cannot be read'); // deploying says what is wrong with it
  }
}

function lens(title: string, command: string, ...args: readonly unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [...args] });
}
