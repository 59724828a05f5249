import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Collection, folderPath, problemOf, type Session } from '../../../globus/src/index.ts';
import { counted } from '../../../project/src/index.ts';
import { granteeName, learnPrincipals } from '../names/principal-names.ts';
import { problemText } from '../problem-remedy.ts';
import { treeItem } from '../views/tree-item.ts';
import type { Workbench } from '../workbench.ts';
import { type CollectionNode, collectionLook, isGuest, isMapped } from './collection-nodes.ts';
import { ownCollections } from './own-collections.ts';

/** Collections, who has access to which folder, and who has which role. What was listed is kept until it is refreshed. */
export class CollectionsView implements vscode.TreeDataProvider<CollectionNode>, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<CollectionNode>;
  readonly #subscription: vscode.Disposable;
  readonly #below = new Map<string, Promise<CollectionNode[]>>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#view = vscode.window.createTreeView('globusFlows.collections', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const { accounts, environments } = workbench;
    const refresh = () => this.refresh();
    this.#subscription = vscode.Disposable.from(
      this.#view,
      accounts.onDidChange(refresh),
      environments.onDidChange(refresh),
      workbench.collectionsChanged.event(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    );
  }

  /** Asks the service anew. */
  refresh(): void {
    this.#below.clear();
    this.#changed.fire(undefined);
  }

  getChildren(node?: CollectionNode): Promise<CollectionNode[]> {
    if (node?.kind === 'folder')
      return Promise.resolve(node.rules.map(rule => ({ ...node, kind: 'rule', rule })));
    if (node?.kind === 'roles')
      return Promise.resolve(node.roles.map(role => ({ ...node, kind: 'role', role })));
    const key = node ? collectionLook(node).id : '';
    const known = this.#below.get(key) ?? this.#ask(key, node);
    this.#below.set(key, known);
    return known;
  }

  getTreeItem(node: CollectionNode): vscode.TreeItem {
    return treeItem(collectionLook(node));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #ask(key: string, node: CollectionNode | undefined): Promise<CollectionNode[]> {
    try {
      if (!node) return await this.#roots();
      if (node.kind === 'files') return await this.#files(node);
      if (node.kind !== 'collection') return [];
      const { collection, session } = node;
      return [{ kind: 'files', collection, session, path: '' }, ...(await this.#inside(node))];
    } catch (error) {
      this.#below.delete(key); // asked again when it is looked at again
      const problem = problemOf(error);
      const detail = problem ? problemText(problem) : String(error);
      this.#workbench.log.warn(`The collections cannot be shown: ${detail}`);
      return [
        {
          kind: 'note',
          id: `problem ${key}`,
          text: l10n.t('This cannot be listed'),
          detail,
          isProblem: true,
        },
      ];
    }
  }

  async #roots(): Promise<CollectionNode[]> {
    const { environments, accounts, pinnedCollections, names } = this.#workbench;
    const environment = await environments.running(); // looking at the view starts nothing
    const session = environment && (await accounts.active(environment));
    this.#view.message = session ? l10n.t('as {name}', { name: session.identity.name }) : '';
    if (!session) return [];
    const pinned = pinnedCollections.of(session.environment);
    const all = await ownCollections(accounts.globus(session), pinned);
    await names.learn(
      session.environment,
      all.map(({ id, display_name: name }) => ({ id, kind: 'collection', name })),
    );
    return all.map(collection => this.#node(collection, session));
  }

  #node(collection: Collection, session: Session): CollectionNode {
    const pinned = this.#workbench.pinnedCollections.of(session.environment).includes(collection.id);
    return { kind: 'collection', collection, session, pinned };
  }

  async #files({
    collection,
    session,
    path,
  }: Extract<CollectionNode, { kind: 'files' }>): Promise<CollectionNode[]> {
    const { transfer } = this.#workbench.accounts.globus(session);
    const listed = await transfer.ls(collection.id, path === '' ? undefined : path);
    const at = folderPath(listed.path);
    const entries = listed.entries.toSorted(
      (a, b) =>
        Number(b.type === 'dir') - Number(a.type === 'dir') ||
        a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
    const lines = entries
      .slice(0, MOST_FILES)
      .map(
        ({ name, type, size }): CollectionNode =>
          type === 'dir'
            ? { kind: 'files', collection, session, path: `${at}${name}/` }
            : { kind: 'file', collection, session, path: `${at}${name}`, size },
      );
    if (entries.length === 0) return [note(collection, l10n.t('{at} is empty', { at }), at)];
    const more = entries.length - lines.length;
    return more > 0
      ? [...lines, note(collection, `${counted(more, l10n.t('more entry'), l10n.t('more entries'))}`, at)]
      : lines;
  }

  async #inside({
    collection,
    session,
  }: Extract<CollectionNode, { kind: 'collection' }>): Promise<CollectionNode[]> {
    const globus = this.#workbench.accounts.globus(session);
    if (isMapped(collection)) {
      const guests = await globus.transfer.guestCollections(collection.id);
      if (guests.length > 0) return guests.map(guest => this.#node(guest, session));
      return [note(collection, l10n.t('You have no guest collection here'))];
    }
    const roles =
      collection.my_effective_roles.length > 0 ? await globus.transfer.listRoles(collection.id) : [];
    const rules = collection.acl_editable ? await globus.transfer.listAccessRules(collection.id) : [];
    const { names } = this.#workbench;
    await learnPrincipals(names, globus, [...roles, ...rules]);
    const named = rules.map(rule => ({ ...rule, who: granteeName(names, globus, rule) }));
    const paths = [...new Set(named.map(({ path }) => path))].sort((a, b) => a.localeCompare(b));
    const folders = paths.map(path => {
      const here = named.filter(rule => rule.path === path);
      return { kind: 'folder', collection, session, path, rules: here } as const;
    });
    const holders = roles.map(role => ({ ...role, who: granteeName(names, globus, role) }));
    if (!isGuest(collection) || (folders.length === 0 && holders.length === 0))
      return [note(collection, l10n.t('Who has access is shown to its administrators and access managers'))];
    return [
      ...folders,
      ...(holders.length > 0 ? [{ kind: 'roles', collection, session, roles: holders } as const] : []),
    ];
  }
}

/** So many entries of a folder are shown. */
const MOST_FILES = 1000;

function note({ id }: Collection, text: string, at = ''): CollectionNode {
  return { kind: 'note', id: `note ${id} ${at}`, text, detail: '', isProblem: false };
}
