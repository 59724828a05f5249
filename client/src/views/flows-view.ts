import * as vscode from 'vscode';
import { type Flow, runStates, type Session, type StateVisit } from '../../../globus/src/index.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import type { Workbench } from '../workbench.ts';

export type FlowNode =
  | { kind: 'flow'; flow: Flow; session: Session }
  | { kind: 'run'; followed: FollowedRun }
  | { kind: 'state'; visit: StateVisit; followed: FollowedRun };

/** Flows, their runs, and the states each run has visited. */
export class FlowsView implements vscode.TreeDataProvider<FlowNode>, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<FlowNode | undefined>();
  readonly #view: vscode.TreeView<FlowNode>;
  readonly #subscription: vscode.Disposable;
  /** What the services said, until somebody asks anew. */
  #flows: Promise<FlowNode[]> | undefined;
  readonly #listed = new Map<string, Promise<FollowedRun[]>>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = vscode.window.createTreeView('globusFlows.flows', { treeDataProvider: this });
    const { accounts, environments, deployer, runs } = workbench;
    const refresh = () => this.refresh();
    this.#subscription = vscode.Disposable.from(
      this.#view,
      accounts.onDidChange(refresh),
      environments.onDidChange(refresh),
      deployer.onDidDeploy(refresh),
      // A followed run brings its own news: nothing is asked of the services for it.
      runs.onDidChange(() => this.#changed.fire(undefined)),
    );
  }

  /** Asks the services anew. */
  refresh(): void {
    this.#flows = undefined;
    this.#listed.clear();
    this.#changed.fire(undefined);
  }

  async getChildren(node?: FlowNode): Promise<FlowNode[]> {
    switch (node?.kind) {
      case undefined:
        this.#flows ??= this.#askFlows();
        return this.#flows;
      case 'flow':
        return this.#runs(node);
      case 'run':
        return this.#states(node.followed);
      case 'state':
        return [];
    }
  }

  getTreeItem(node: FlowNode): vscode.TreeItem {
    switch (node.kind) {
      case 'flow':
        return item(node.flow.title, vscode.TreeItemCollapsibleState.Collapsed, 'type-hierarchy-sub', {
          description: node.flow.user_roles.at(0)?.replace('flow_', '') ?? '',
          tooltip: `${node.flow.title}\n${node.flow.description}\nid ${node.flow.id}`,
          contextValue: 'flow',
        });
      case 'run': {
        const { run } = node.followed;
        return item(run.label || run.run_id, vscode.TreeItemCollapsibleState.Collapsed, icon(run.status), {
          description: run.status,
          tooltip: `started ${run.start_time}\nas ${node.followed.session.identity.name}\nid ${run.run_id}`,
          contextValue: run.status === 'ACTIVE' || run.status === 'INACTIVE' ? 'run.active' : 'run.over',
          command: { title: 'Show Run Log', command: 'globusFlows.showRunLog', arguments: [node] },
        });
      }
      case 'state':
        return item(node.visit.state, vscode.TreeItemCollapsibleState.None, icon(node.visit.status), {
          description: node.visit.type,
          tooltip: node.visit.description,
          contextValue: 'state',
        });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #askFlows(): Promise<FlowNode[]> {
    const { environments, accounts, problems } = this.#workbench;
    this.#view.description = environments.label;
    const here = vscode.workspace.isTrusted && environments.isThere;
    await vscode.commands.executeCommand('setContext', 'globusFlows.environmentIsThere', here);
    if (!here) return [];
    const [session] = await accounts.list(await environments.current());
    await vscode.commands.executeCommand('setContext', 'globusFlows.signedIn', session !== undefined);
    if (!session) return [];
    try {
      const flows = await accounts.globus(session).flows.list();
      return flows.map(flow => ({ kind: 'flow', flow, session }));
    } catch (error) {
      void problems.show(error, session);
      return [];
    }
  }

  /** The runs that are followed here, and those that the service lists besides. */
  async #runs({ flow, session }: Extract<FlowNode, { kind: 'flow' }>): Promise<FlowNode[]> {
    const known = this.#listed.get(flow.id) ?? this.#askRuns(flow, session);
    this.#listed.set(flow.id, known);
    const followed = this.#workbench.runs.ofFlow(flow.id);
    const others = (await known).filter(l => !followed.some(f => f.run.run_id === l.run.run_id));
    return [...followed, ...others].map(f => ({ kind: 'run', followed: f }));
  }

  async #askRuns(flow: Flow, session: Session): Promise<FollowedRun[]> {
    const { accounts, problems } = this.#workbench;
    try {
      return (await accounts.globus(session).flows.runs(flow)).map(run => ({ run, log: [], session }));
    } catch (error) {
      void problems.show(error, session);
      return [];
    }
  }

  /** The states a run has visited; of one that is not followed the log is fetched. */
  async #states(followed: FollowedRun): Promise<FlowNode[]> {
    const { accounts, problems, runs } = this.#workbench;
    const { run, session } = followed;
    try {
      const log = runs.get(run.run_id)?.log ?? (await accounts.globus(session).flows.getRunLog(run.run_id));
      return runStates(log).map(visit => ({ kind: 'state', visit, followed }));
    } catch (error) {
      void problems.show(error, session);
      return [];
    }
  }
}

function item(
  label: string,
  state: vscode.TreeItemCollapsibleState,
  codicon: string,
  more: Partial<vscode.TreeItem>,
): vscode.TreeItem {
  return Object.assign(new vscode.TreeItem(label, state), {
    iconPath: new vscode.ThemeIcon(codicon),
    ...more,
  });
}

function icon(status: StateVisit['status'] | FollowedRun['run']['status']): string {
  switch (status) {
    case 'SUCCEEDED':
      return 'pass';
    case 'FAILED':
      return 'error';
    case 'CANCELED':
      return 'circle-slash';
    case 'INACTIVE':
      return 'debug-pause';
    case 'ACTIVE':
      return 'sync~spin';
  }
}
