import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type ComputeEndpoint, type Globus, problemOf, type Session } from '../../../globus/src/index.ts';
import { problemText } from '../problem-remedy.ts';
import { retriably } from '../retriably.ts';
import { treeItem } from '../views/tree-item.ts';
import type { Workbench } from '../workbench.ts';
import { resourceOf } from './choose-resource.ts';
import { type ResourceNode, resourceLook } from './resource-nodes.ts';

/** Search indexes and compute endpoints that flows write to and compute on. What was listed is kept until it is refreshed. */
export class ResourcesView implements vscode.TreeDataProvider<ResourceNode>, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<ResourceNode>;
  readonly #subscription: vscode.Disposable;
  readonly #below = new Map<string, Promise<ResourceNode[]>>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = vscode.window.createTreeView('globusFlows.resources', { treeDataProvider: this });
    const { accounts, environments, resourcesChanged } = workbench;
    const refresh = () => this.refresh();
    this.#subscription = vscode.Disposable.from(
      this.#view,
      accounts.onDidChange(refresh),
      environments.onDidChange(refresh),
      resourcesChanged.event(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    );
  }

  /** Asks the services anew. */
  refresh(): void {
    this.#below.clear();
    this.#changed.fire(undefined);
  }

  getChildren(node?: ResourceNode): Promise<ResourceNode[]> {
    if (!node) return this.#roots();
    const key = resourceLook(node).id;
    const known = this.#below.get(key) ?? this.#ask(key, node);
    this.#below.set(key, known);
    return known;
  }

  /** Asks again what took a consent: it is offered, and then the view is filled. */
  async agree(argument: unknown): Promise<void> {
    const node = resourceOf(argument);
    if (node?.kind !== 'consent') return;
    const { search, compute } = this.#workbench.accounts.globus(node.session);
    await retriably(this.#workbench, node.session, async () => {
      await (node.to === 'indexes' ? search.indexes() : compute.endpoints());
      this.refresh();
    });
  }

  getTreeItem(node: ResourceNode): vscode.TreeItem {
    const item = treeItem(resourceLook(node));
    if (node.kind === 'note' && node.isProblem)
      item.command = { title: l10n.t('Refresh'), command: 'globusFlows.refreshResources' };
    if (node.kind === 'consent')
      item.command = { title: l10n.t('Agree'), command: 'globusFlows.agreeToResources', arguments: [node] };
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #roots(): Promise<ResourceNode[]> {
    const { environments, accounts } = this.#workbench;
    const environment = await environments.running(); // looking at the view starts nothing
    const session = environment && (await accounts.active(environment));
    this.#view.message = session ? l10n.t('as {name}', { name: session.identity.name }) : '';
    if (!session) return [];
    return [
      { kind: 'indexes', session },
      { kind: 'endpoints', session },
    ];
  }

  async #ask(key: string, node: ResourceNode): Promise<ResourceNode[]> {
    if (node.kind !== 'indexes' && node.kind !== 'endpoints') return [];
    const { accounts, names, log } = this.#workbench;
    const { session } = node;
    const globus = accounts.globus(session);
    try {
      if (node.kind === 'endpoints') return await endpointsOf(globus, session);
      const indexes = await globus.search.indexes();
      await names.learn(
        session.environment,
        indexes.map(({ id, display_name: name }) => ({ id, kind: 'search index', name })),
      );
      if (indexes.length > 0) return indexes.map(index => ({ kind: 'index', session, index }));
      return [note(key, l10n.t('You may write to no search index'))];
    } catch (error) {
      this.#below.delete(key); // asked again when it is looked at again
      const problem = problemOf(error);
      if (problem?.kind === 'consent') return [{ kind: 'consent', session, to: node.kind }];
      const detail = problem ? problemText(problem) : String(error);
      log.warn(`${key} cannot be listed: ${detail}`);
      return [{ ...note(key, l10n.t('This cannot be listed')), detail, isProblem: true }];
    }
  }
}

function note(key: string, text: string) {
  return { kind: 'note' as const, id: `note ${key}`, text, detail: '', isProblem: false };
}

/** With how each is now: where that is not told, without it. */
async function endpointsOf({ compute }: Globus, session: Session): Promise<ResourceNode[]> {
  const all = await compute.endpoints();
  if (all.length === 0) return [note('endpoints', l10n.t('You have no compute endpoint'))];
  const looked = await Promise.all(
    all.map(one => compute.getEndpoint(one.id).catch((): ComputeEndpoint => ({ ...one, status: '' }))),
  );
  return looked.map(endpoint => ({ kind: 'endpoint', session, endpoint }));
}
