import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Flow, isOver, problemOf, runStates, type Session } from '../../../globus/src/index.ts';
import { fieldsOf } from '../../../project/src/index.ts';
import { setContext } from '../document-kind.ts';
import { problemText } from '../problem-remedy.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import type { Workbench } from '../workbench.ts';
import { type FlowNode, lookOf } from './flow-nodes.ts';
import { roleNodes } from './role-nodes.ts';
import { chooseRunsShown } from './run-filter.ts';
import { ALL_RUNS, filterWords, isEverything, isShown, type RunsShown } from './runs-shown.ts';
import { treeItem } from './tree-item.ts';

type RunNode = Extract<FlowNode, { kind: 'run' }>;

/** So many runs of a flow, or of all flows, are listed at a time. */
const PAGE = 100;

/** What stands for all flows where a flow has its id. */
const ALL_FLOWS = l10n.t('all flows');

/** Flows, their runs, and the states each run has visited. What was listed is kept until it is refreshed. */
export class FlowsView implements vscode.TreeDataProvider<FlowNode>, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<FlowNode>;
  readonly #subscription: vscode.Disposable;
  #flows: Promise<FlowNode[]> | undefined;
  readonly #listedRuns = new Map<string, Promise<FollowedRun[]>>();
  #shown: RunsShown = ALL_RUNS;
  /** How many runs are listed, by the id of their flow, where somebody wanted more than a page. */
  readonly #most = new Map<string, number>();
  #drawing: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = vscode.window.createTreeView('globusFlows.flows', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const { accounts, environments, deployer, runs } = workbench;
    const refresh = () => this.refresh();
    this.#subscription = vscode.Disposable.from(
      this.#view,
      accounts.onDidChange(refresh),
      environments.onDidChange(refresh),
      deployer.onDidDeploy(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      runs.onDidChange(() => this.#draw()),
    );
  }

  /** Asks the service anew. */
  refresh(): void {
    this.#flows = undefined;
    this.#listedRuns.clear();
    this.#workbench.runs.forgetFailures();
    this.#changed.fire(undefined);
  }

  /** Asks which runs are to be shown. */
  async chooseRunsShown(): Promise<void> {
    this.#shown = await chooseRunsShown(this.#shown);
    this.#most.clear();
    this.refresh();
  }

  /** Shows more runs; `node` is the line that offers it. */
  showMore(node: unknown): void {
    const { of } = fieldsOf(node);
    if (typeof of !== 'string') return;
    this.#most.set(of, this.#mostOf(of) + PAGE);
    this.#listedRuns.delete(of);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: FlowNode): Promise<FlowNode[]> {
    if (!node) {
      this.#flows ??= this.#listFlows();
      return this.#flows;
    }
    if (node.kind === 'flow') return [...rolesOf(node), ...(await this.#runsOf(node.session, node.flow))];
    if (node.kind === 'roles') return this.#roles(node);
    if (node.kind === 'all') return this.#runsOf(node.session);
    return node.kind === 'run' ? this.#statesOf(node) : [];
  }

  getTreeItem(node: FlowNode): vscode.TreeItem {
    const item = treeItem(lookOf(node, Date.now()));
    if (node.kind === 'more')
      item.command = {
        title: l10n.t('Show More Runs'),
        command: 'globusFlows.showMoreRuns',
        arguments: [node],
      };
    if (node.kind === 'state')
      item.command = { title: l10n.t('Go to State'), command: 'globusFlows.goToState', arguments: [node] };
    return item;
  }

  dispose(): void {
    clearTimeout(this.#drawing);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Draws what is known anew, a few times a second at most. */
  #draw(): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      setContext('hasActiveRuns', this.#workbench.runs.active().length > 0);
      this.#changed.fire(undefined);
    }, 200);
  }

  async #listFlows(): Promise<FlowNode[]> {
    const { environments, accounts } = this.#workbench;
    try {
      const environment = await environments.running(); // looking at the view starts nothing
      const session = environment && (await accounts.active(environment));
      setContext('sandboxMissing', environment === undefined && vscode.workspace.isTrusted);
      setContext('signedIn', session !== undefined);
      setContext('ownsSandbox', environments.ownsSandbox);
      setContext('environment', environment?.id ?? '');
      setContext('filtersRuns', !isEverything(this.#shown));
      this.#view.description = environments.label;
      // Alone in its container a view has no room for a description.
      const shown = isEverything(this.#shown) ? [] : [filterWords(this.#shown)];
      this.#view.message = session
        ? [environments.shortLabel, session.identity.name, ...shown].join(' · ')
        : '';
      if (!session) return [];
      const flows = await accounts.globus(session).flows.list();
      await this.#workbench.names.learn(
        session.environment,
        flows.map(({ id, title: name }) => ({ id, kind: 'flow', name })),
      );
      void this.#learnApis(session);
      const all = { kind: 'all', session, words: filterWords(this.#shown) } as const;
      return [
        ...(flows.length > 0 ? [all] : []),
        ...flows.map(flow => ({ kind: 'flow', flow, session }) as const),
      ];
    } catch (error) {
      return [this.#problemNode('flows', l10n.t('The flows cannot be listed'), error)];
    }
  }

  /** Definitions have their ids only. Not every service offers them: without it they go without a name. */
  async #learnApis(session: Session): Promise<void> {
    const { accounts, names, log } = this.#workbench;
    try {
      const apis = await accounts.globus(session).flows.registeredApis();
      await names.learn(
        session.environment,
        apis.map(({ id, name }) => ({ id, kind: 'registered API', name })),
      );
    } catch (error) {
      log.debug(`The registered APIs are not listed: ${String(error)}`);
    }
  }

  async #roles({ flow, session }: Extract<FlowNode, { kind: 'roles' }>): Promise<FlowNode[]> {
    const { accounts, names } = this.#workbench;
    try {
      return await roleNodes(names, accounts.globus(session), flow, session);
    } catch (error) {
      return [
        this.#problemNode(l10n.t('roles {id}', { id: flow.id }), l10n.t('The roles cannot be listed'), error),
      ];
    }
  }

  /** The runs that are followed here, and those that the service lists besides; of one flow, or of all. */
  async #runsOf(session: Session, flow?: Flow): Promise<FlowNode[]> {
    const { runs } = this.#workbench;
    const of = flow?.id ?? ALL_FLOWS;
    const lines = (all: readonly FollowedRun[]) =>
      all.map(followed => ({ kind: 'run', followed, across: flow === undefined }) as const);
    const known = flow ? runs.ofFlow(flow.id) : runs.all();
    const listing = this.#listedRuns.get(of) ?? this.#listRuns(session, flow);
    this.#listedRuns.set(of, listing);
    try {
      const listed = await listing;
      const others = listed.filter(({ run }) => !runs.get(run.run_id));
      const all = [...known, ...others]
        .filter(({ run }) => isShown(run, this.#shown))
        .sort((a, b) => b.run.start_time.localeCompare(a.run.start_time));
      if (all.length === 0) return [this.#noRuns(of)];
      const more = listed.length >= this.#mostOf(of) ? [{ kind: 'more', of } as const] : [];
      return [...lines(all), ...more];
    } catch (error) {
      this.#listedRuns.delete(of); // asked again when it is looked at again
      return [
        this.#problemNode(l10n.t('runs {of}', { of }), l10n.t('The runs cannot be listed'), error),
        ...lines(known),
      ];
    }
  }

  async #listRuns(session: Session, flow: Flow | undefined): Promise<FollowedRun[]> {
    const { accounts, runs } = this.#workbench;
    const { statuses: status, label } = this.#shown;
    const most = this.#mostOf(flow?.id ?? ALL_FLOWS);
    const filter = { ...(flow && { flow }), most, ...(status && { status }), ...(label !== '' && { label }) };
    const listed = await accounts.globus(session).flows.runs(filter);
    for (const run of listed) if (!isOver(run)) this.#followQuietly({ run, session });
    return listed.map(run => runs.get(run.run_id) ?? { run, log: [], session });
  }

  #mostOf(of: string): number {
    return this.#most.get(of) ?? PAGE;
  }

  #noRuns(of: string): FlowNode {
    const text = isEverything(this.#shown)
      ? l10n.t('No runs yet')
      : l10n.t('None of: {shown}', { shown: filterWords(this.#shown) });
    return { kind: 'note', id: `no runs ${of}`, text, detail: '', isProblem: false };
  }

  async #statesOf({ followed, across }: RunNode): Promise<FlowNode[]> {
    const { runs } = this.#workbench;
    const { run, session } = followed;
    try {
      // The whole log of a run that is over is read first; one that goes on is shown as far as it is known.
      if (isOver(run) && runs.isWanted(run.run_id)) await runs.follow(run, session);
      else this.#followQuietly(followed);
    } catch {
      // Shown below, and again each time until the view is refreshed.
    }
    const failure = runs.failureOf(run.run_id);
    const problem = failure
      ? [
          this.#problemNode(
            l10n.t('{value}log {run_id}', { value: across ? l10n.t('all ') : '', run_id: run.run_id }),
            l10n.t('The log cannot be read'),
            failure,
          ),
        ]
      : [];
    const known = runs.get(run.run_id) ?? followed;
    return [
      ...problem,
      ...runStates(known.log).map(visit => ({ kind: 'state', visit, followed: known, across }) as const),
    ];
  }

  /** Follows a run for the view alone; what goes wrong is in the log, and in the node when it is opened. */
  #followQuietly({ run, session }: Pick<FollowedRun, 'run' | 'session'>): void {
    const { runs, log } = this.#workbench;
    if (!runs.isWanted(run.run_id)) return;
    runs
      .follow(run, session)
      .catch(error => log.warn(`The run ${run.run_id} is not followed: ${String(error)}`));
  }

  #problemNode(id: string, text: string, error: unknown): FlowNode {
    const problem = problemOf(error);
    const detail = problem ? problemText(problem) : String(error);
    this.#workbench.log.warn(`${text}: ${detail}`);
    return { kind: 'note', id: `problem ${id}`, text, detail, isProblem: true };
  }
}

/** The service tells them to administrators only. */
function rolesOf({ flow, session }: Extract<FlowNode, { kind: 'flow' }>): FlowNode[] {
  const sees = flow.user_roles.some(role => role === 'flow_owner' || role === 'flow_administrator');
  return sees ? [{ kind: 'roles', flow, session }] : [];
}
