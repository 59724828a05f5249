import * as l10n from '@vscode/l10n';
import type { Collection, Globus, Session } from '../../../globus/src/index.ts';
import { chooseOrFind } from '../choose-or-find.ts';
import type { Choice } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { isGuest, roleWords } from './collection-nodes.ts';
import { ownCollections } from './own-collections.ts';

/** What a collection is chosen for. */
export interface CollectionQuestion {
  title: string;
  placeHolder: string;
  /** whether one can be taken; others are not offered */
  accepts(collection: Collection): boolean;
}

/** Asks for a collection: those that one has to do with are listed, others are found by name while it is typed. */
export function chooseCollection(
  { accounts, pinnedCollections, names }: Workbench,
  session: Session,
  { accepts, ...options }: CollectionQuestion,
): Promise<Collection> {
  const globus = accounts.globus(session);
  const known = ownCollections(globus, pinnedCollections.of(session.environment)).then(all =>
    all.filter(accepts).map(itemOf),
  );
  const find = async (text: string, signal: AbortSignal): Promise<Choice<Collection>[]> => {
    const found = await search(globus, text, signal);
    await names.learn(
      session.environment,
      found.map(({ id, display_name }) => ({ id, kind: 'collection', name: display_name })),
    );
    return found.filter(accepts).map(itemOf);
  };
  return chooseOrFind(known, find, options);
}

function search({ transfer }: Globus, text: string, signal: AbortSignal): Promise<Collection[]> {
  return text.length < 3 ? Promise.resolve([]) : transfer.searchCollections(text, 25, signal);
}

function itemOf(collection: Collection): Choice<Collection> {
  const { display_name, my_effective_roles, mapped_collection_display_name, owner_string } = collection;
  const description = [
    mapped_collection_display_name
      ? l10n.t('on {mapped_collection_display_name}', { mapped_collection_display_name })
      : ownerWords(owner_string),
    ...my_effective_roles.map(roleWords),
  ];
  return {
    label: `$(${isGuest(collection) ? 'package' : 'server'}) ${display_name}`,
    description: description.filter(text => text !== '').join(' · '),
    value: collection,
  };
}

/** The owner of a mapped collection is mostly its own server, whose username tells nobody anything. */
function ownerWords(owner: string): string {
  return owner.endsWith('@clients.auth.globus.org') ? '' : owner;
}
