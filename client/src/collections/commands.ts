import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { activeSession } from '../accounts/active-session.ts';
import type { Command } from '../command.ts';
import type { Workbench } from '../workbench.ts';
import { nodeOf } from './about.ts';
import { changeAccess, giveFolderAccess, giveRole, removeAccess, removeRole } from './access-commands.ts';
import { chooseCollection } from './choose-collection.ts';
import type { CollectionsView } from './collections-view.ts';
import {
  deleteGuestCollection,
  newGuestCollection,
  newProjectCollection,
  newProjectFolder,
} from './guest-commands.ts';

/** Registers the commands on collections. */
export function registerCollectionCommands(
  command: Command,
  workbench: Workbench,
  view: CollectionsView,
): vscode.Disposable {
  const about = (id: string, action: (workbench: Workbench, argument: unknown) => Promise<void>) =>
    command(id, argument => action(workbench, argument));
  return vscode.Disposable.from(
    command('refreshCollections', () => view.refresh()),
    about('giveFolderAccess', giveFolderAccess),
    about('changeAccess', changeAccess),
    about('removeAccess', removeAccess),
    about('giveCollectionRole', giveRole),
    about('removeCollectionRole', removeRole),
    about('newGuestCollection', newGuestCollection),
    about('newProjectFolder', newProjectFolder),
    about('newProjectCollection', newProjectCollection),
    about('deleteGuestCollection', deleteGuestCollection),
    about('findCollection', findCollection),
    about('unpinCollection', unpinCollection),
    command('copyCollectionId', copyId),
    command('copyCollectionPath', copyPath),
  );
}

/** Puts a collection into the view, to see and change who has access to it. */
async function findCollection(workbench: Workbench): Promise<void> {
  const environment = await workbench.environments.current();
  const session = await activeSession(workbench, environment, l10n.t('find a collection'));
  const { id } = await chooseCollection(workbench, session, {
    title: l10n.t('Find a Collection'),
    placeHolder: l10n.t('Type some words of its name; it stays in the view'),
    accepts: () => true,
  });
  await workbench.pinnedCollections.add(environment, id);
  workbench.collectionsChanged.fire();
}

async function unpinCollection(
  { pinnedCollections, collectionsChanged }: Workbench,
  argument: unknown,
): Promise<void> {
  const node = nodeOf(argument);
  if (node?.kind !== 'collection') return;
  await pinnedCollections.remove(node.session.environment, node.collection.id);
  collectionsChanged.fire();
}

async function copyPath(argument: unknown): Promise<void> {
  const node = nodeOf(argument);
  if (node?.kind === 'files' || node?.kind === 'file' || node?.kind === 'folder')
    await vscode.env.clipboard.writeText(node.path);
}

async function copyId(argument: unknown): Promise<void> {
  const node = nodeOf(argument);
  if (node?.kind === 'collection') await vscode.env.clipboard.writeText(node.collection.id);
}
