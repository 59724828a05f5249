import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { problemOf, type Session } from '../../../globus/src/index.ts';
import { type AutomationStep, automationSteps, type StepAction } from '../../../project/src/index.ts';
import { escaped } from '../markdown.ts';
import { problemText } from '../problem-remedy.ts';
import { projectIn, watchProjectFiles } from '../project-file/flow-files.ts';
import type { Workbench } from '../workbench.ts';
import { automationFacts } from './facts.ts';

/** The command that helps a step on, and its title. */
const ACTIONS: Readonly<Record<StepAction, { command: string; title: string }>> = {
  'find-collection': { command: 'findCollection', title: l10n.t('Find Collection…') },
  'new-project-collection': { command: 'newProjectCollection', title: l10n.t('New Project Collection…') },
  'give-folder-access': { command: 'giveFolderAccess', title: l10n.t('Give Access to a Folder…') },
  'register-service-account': {
    command: 'registerServiceAccount',
    title: l10n.t('Register Service Account…'),
  },
  'new-flow': { command: 'newFlow', title: l10n.t('New Flow…') },
  deploy: { command: 'deploy', title: l10n.t('Deploy') },
  'assign-run-permission': { command: 'assignRunPermission', title: l10n.t('Assign Run Permission…') },
  'create-trigger': { command: 'createTrigger', title: l10n.t('Create Trigger…') },
};

type Line = { step: AutomationStep } | { problem: string };

/** A step, where a command was called with one. */
export function isStep(argument: unknown): argument is AutomationStep {
  return typeof argument === 'object' && argument !== null && 'action' in argument && 'why' in argument;
}

/** The five steps to runs that data starts, by what is there now; choosing one does what comes next. */
export class AutomationView implements vscode.TreeDataProvider<Line>, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Line>;
  readonly #subscription: vscode.Disposable;
  #lines: Promise<Line[]> | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = vscode.window.createTreeView('globusFlows.automation', { treeDataProvider: this });
    const { accounts, environments, deployer, collectionsChanged } = workbench;
    const refresh = () => this.refresh();
    this.#subscription = vscode.Disposable.from(
      this.#view,
      accounts.onDidChange(refresh),
      environments.onDidChange(refresh),
      deployer.onDidDeploy(refresh),
      collectionsChanged.event(refresh),
      watchProjectFiles(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    );
  }

  /** Looks anew. */
  refresh(): void {
    this.#lines = undefined;
    this.#changed.fire(undefined);
  }

  getChildren(line?: Line): Promise<Line[]> {
    if (line) return Promise.resolve([]);
    this.#lines ??= this.#look();
    return this.#lines;
  }

  getTreeItem(line: Line): vscode.TreeItem {
    if ('problem' in line) {
      const item = new vscode.TreeItem(l10n.t('This cannot be looked at'));
      item.tooltip = line.problem;
      item.iconPath = new vscode.ThemeIcon('warning');
      return item;
    }
    const { title, words, why, state, action } = line.step;
    const item = new vscode.TreeItem(title);
    item.description = words;
    item.tooltip = new vscode.MarkdownString(
      [`**${escaped(title)}**`, escaped(why), escaped(`${words}.`)].join('\n\n'),
    );
    item.iconPath = ICONS[state];
    item.contextValue = `step.${state}`;
    item.accessibilityInformation = { label: `${title}, ${STATES[state]}: ${words}` };
    item.command = {
      title: ACTIONS[action].title,
      command: 'globusFlows.nextStep',
      arguments: [line.step],
    };
    return item;
  }

  /** Does what comes next in a step. */
  async next({ action, flow }: AutomationStep): Promise<void> {
    const definition = flow === undefined ? undefined : await definitionNamed(flow);
    await vscode.commands.executeCommand(
      `globusFlows.${ACTIONS[action].command}`,
      ...(definition ? [definition] : []),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #look(): Promise<Line[]> {
    const { environments, accounts } = this.#workbench;
    const environment = await environments.running(); // looking at the view starts nothing
    const session = environment && (await accounts.active(environment));
    this.#view.message = '';
    if (!session) return [];
    try {
      const steps = await this.#steps(session);
      const done = steps.filter(({ state }) => state === 'done').length;
      this.#view.message = l10n.t('{done} of {count} steps are done.', { done, count: steps.length });
      return steps.map(step => ({ step }));
    } catch (error) {
      this.#lines = undefined; // asked again when it is looked at again
      const problem = problemOf(error);
      const text = problem ? problemText(problem) : String(error);
      this.#workbench.log.warn(`The steps cannot be looked at: ${text}`);
      return [{ problem: text }];
    }
  }

  async #steps(session: Session): Promise<AutomationStep[]> {
    return automationSteps(await automationFacts(this.#workbench, session));
  }
}

async function definitionNamed(name: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const flow = (await projectIn(uri)).flows.get(name);
    if (flow) return vscode.Uri.joinPath(uri, flow.definition);
  }
  return undefined;
}

const ICONS: Readonly<Record<AutomationStep['state'], vscode.ThemeIcon>> = {
  done: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed')),
  open: new vscode.ThemeIcon('circle-large-outline'),
  attention: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
};

const STATES: Readonly<Record<AutomationStep['state'], string>> = {
  done: 'done',
  open: l10n.t('not done yet'),
  attention: l10n.t('needs attention'),
};
