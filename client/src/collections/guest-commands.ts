import * as l10n from '@vscode/l10n';
import {
  type Collection,
  type Globus,
  makeProjectCollection,
  makeProjectFolder,
  type Principal,
  type ProjectCollection,
  type ProjectFolder,
  type Session,
} from '../../../globus/src/index.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { retriably } from '../retriably.ts';
import { ask, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { collectionFor, nodeOf } from './about.ts';
import { choosePermissions } from './access-commands.ts';
import { browse } from './browse.ts';
import { chooseGrantees } from './choose-grantees.ts';
import { isMapped, permissionWords } from './collection-nodes.ts';

const PROJECT_FOLDER = l10n.t('New Project Folder');
const PROJECT_COLLECTION = l10n.t('New Project Collection');

/** One guest collection for many projects: makes a folder in it for one of them, with its access rules. */
export async function newProjectFolder(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection, session } = await collectionFor(workbench, argument, l10n.t('make a project folder'), {
    title: PROJECT_FOLDER,
    placeHolder: l10n.t('In which guest collection, which many projects share?'),
    accepts: one => one.acl_editable,
  });
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const wanted = await askProjectFolder(workbench, session, collection);
    await retriably(workbench, session, async () => {
      await withProgress(l10n.t('Making {path}…', { path: wanted.path }), signal =>
        makeProjectFolder(globus, wanted, signal),
      );
      workbench.collectionsChanged.fire();
      workbench.problems.tell(
        l10n.t('{path} of {display_name} is there: {wanted}.', {
          path: wanted.path,
          display_name: quoted(collection.display_name),
          wanted: shareWords(wanted),
        }),
      );
    });
  });
}

async function askProjectFolder(
  workbench: Workbench,
  session: Session,
  collection: Collection,
): Promise<ProjectFolder> {
  const globus = workbench.accounts.globus(session);
  const above = await browse(globus, collection, {
    title: l10n.t('{PROJECT_FOLDER} in', { PROJECT_FOLDER }),
    wanted: 'folder',
  });
  const name = await askName(
    l10n.t('{PROJECT_FOLDER} in {above}', { PROJECT_FOLDER, above }),
    l10n.t('The name of the project’s folder.'),
  );
  const path = `${above}${name}/`;
  const shares = await chooseGrantees(workbench.accounts, session, {
    title: l10n.t('Who may use {path}?', { path }),
    permissionsFor: principal => choosePermissions(principal, path, collection),
  });
  const wanted = { collection, path, shares };
  await choose(
    [
      {
        label: l10n.t('$(check) Make {path} on {display_name}', {
          path,
          display_name: quoted(collection.display_name),
        }),
        detail: l10n.t('{wanted}. Nobody else sees the folder.', { wanted: shareWords(wanted) }),
        value: true,
      },
    ],
    {
      title: PROJECT_FOLDER,
      placeHolder: l10n.t('Press Enter to make it, Escape to leave everything as it is'),
    },
  );
  return wanted;
}

/** A guest collection of its own for each project: makes one, whose manager decides from then on who has access. */
export async function newProjectCollection(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection: mapped, session } = await collectionFor(
    workbench,
    argument,
    l10n.t('make a guest collection'),
    {
      title: PROJECT_COLLECTION,
      placeHolder: l10n.t('On which mapped collection, where you have an account? Type a name to find it'),
      accepts: isMapped,
    },
  );
  await retriably(workbench, session, async () => {
    const wanted = await askProjectCollection(workbench, session, mapped);
    await makeCollection(workbench, session, wanted);
  });
}

/** A guest collection of a folder that is there already, with nobody else in it yet. */
export async function newGuestCollection(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection: mapped, session } = await collectionFor(
    workbench,
    argument,
    l10n.t('make a guest collection'),
    {
      title: l10n.t('New Guest Collection'),
      placeHolder: l10n.t('On which mapped collection, where you have an account? Type a name to find it'),
      accepts: isMapped,
    },
  );
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const path = await browse(globus, mapped, { title: l10n.t('A Guest Collection of'), wanted: 'folder' });
    const display_name = await askNameOfCollection(globus, mapped, path.split('/').at(-2) ?? '');
    const wanted = { mapped, path, display_name, manager: undefined, writer: undefined };
    await agreed(wanted);
    await makeCollection(workbench, session, wanted);
  });
}

function makeCollection(workbench: Workbench, session: Session, wanted: ProjectCollection): Promise<void> {
  const { accounts, problems } = workbench;
  const name = quoted(wanted.display_name);
  return retriably(workbench, session, async () => {
    const made = await withProgress(l10n.t('Making the guest collection {name}…', { name }), signal =>
      makeProjectCollection(accounts.globus(session), wanted, signal),
    );
    await workbench.names.learn(session.environment, [
      { id: made.id, kind: 'collection', name: made.display_name },
    ]);
    workbench.collectionsChanged.fire();
    problems.tell(
      l10n.t('The guest collection {name} is there.{value}', {
        name,
        value: wanted.manager
          ? l10n.t(' {label} decides who has access to it.', { label: wanted.manager.label })
          : '',
      }),
    );
  });
}

async function askProjectCollection(
  { accounts }: Workbench,
  session: Session,
  mapped: Collection,
): Promise<ProjectCollection> {
  const globus = accounts.globus(session);
  const above = await browse(globus, mapped, {
    title: l10n.t('{PROJECT_COLLECTION} below', { PROJECT_COLLECTION }),
    wanted: 'folder',
  });
  const name = await askName(
    l10n.t('{PROJECT_COLLECTION} in {above}', { PROJECT_COLLECTION, above }),
    l10n.t('The name of the project’s folder; one that is there already is taken.'),
  );
  const display_name = await askNameOfCollection(globus, mapped, name);
  const manager = await choosePrincipal(accounts, session, {
    title: l10n.t('Who decides about access to {display_name}?', { display_name: quoted(display_name) }),
    placeHolder: l10n.t(
      'The principal investigator, or a group: its access manager; type a username to find somebody else',
    ),
    everybody: false,
  });
  const writer = await chooseWriter(accounts, session, display_name);
  const wanted = { mapped, path: `${above}${name}/`, display_name, manager, writer };
  await agreed(wanted);
  return wanted;
}

/** Who brings data into it; nobody yet, where it is left for later. */
async function chooseWriter(
  accounts: Workbench['accounts'],
  session: Session,
  display_name: string,
): Promise<Principal | undefined> {
  const later = await choose(
    [
      {
        label: l10n.t('$(server-process) Somebody writes into it: a service account, for instance…'),
        value: false,
      },
      { label: l10n.t('$(circle-slash) Nobody yet'), value: true },
    ],
    {
      title: l10n.t('Who brings data into {display_name}?', { display_name: quoted(display_name) }),
      placeHolder: l10n.t('They may read and write in all of it'),
    },
  );
  if (later) return undefined;
  return choosePrincipal(accounts, session, {
    title: l10n.t('Who brings data into {display_name}?', { display_name: quoted(display_name) }),
    placeHolder: l10n.t('A service account, a person or a group; type a username to find somebody else'),
    everybody: false,
  });
}

async function agreed({ mapped, path, display_name, manager, writer }: ProjectCollection): Promise<void> {
  const parts = [
    l10n.t('It shares {path} of {display_name}, on your authority there', {
      path,
      display_name: quoted(mapped.display_name),
    }),
    ...(manager ? [l10n.t('{label} is its access manager', { label: manager.label })] : []),
    ...(writer ? [l10n.t('{label} may read and write in it', { label: writer.label })] : []),
  ];
  await choose(
    [
      {
        label: l10n.t('$(check) Make the guest collection {display_name}', {
          display_name: quoted(display_name),
        }),
        detail: `${parts.join('. ')}.`,
        value: true,
      },
    ],
    {
      title: l10n.t('A Guest Collection'),
      placeHolder: l10n.t('Press Enter to make it, Escape to leave everything as it is'),
    },
  );
}

/** Deletes a guest collection, once its name is typed. */
export async function deleteGuestCollection(workbench: Workbench, argument: unknown): Promise<void> {
  const node = nodeOf(argument);
  if (node?.kind !== 'collection') return;
  const { collection, session } = node;
  const { accounts, problems } = workbench;
  const name = collection.display_name;
  await ask({
    title: l10n.t('Delete the Guest Collection {name}', { name: quoted(name) }),
    prompt: l10n.t(
      'Its access rules and roles are gone, and whatever uses its id fails. The files stay in {value}. Type its name to delete it.',
      { value: collection.mapped_collection_display_name ?? l10n.t('its mapped collection') },
    ),
    placeHolder: name,
    validateInput: text =>
      text.trim() === name ? undefined : l10n.t('Type {name} to delete it.', { name: quoted(name) }),
  });
  await retriably(workbench, session, async () => {
    await withProgress(l10n.t('Deleting {name}…', { name: quoted(name) }), signal =>
      accounts.globus(session).transfer.deleteGuest(collection, signal),
    );
    workbench.collectionsChanged.fire();
    problems.tell(l10n.t('The guest collection {name} is deleted.', { name: quoted(name) }));
  });
}

function askName(title: string, prompt: string): Promise<string> {
  return ask({
    title,
    prompt,
    value: 'new-project',
    validateInput: text => (/^[^/]+$/.test(text.trim()) ? undefined : l10n.t('A name without a slash.')),
  });
}

async function askNameOfCollection(
  { transfer }: Globus,
  mapped: Collection,
  proposed: string,
): Promise<string> {
  const taken = (await transfer.guestCollections(mapped.id)).map(one => one.display_name);
  return ask({
    title: l10n.t('A Guest Collection on {display_name}', { display_name: quoted(mapped.display_name) }),
    prompt: l10n.t('Its name, by which people find it.'),
    value: proposed,
    validateInput: text => {
      if (text.trim() === '') return l10n.t('It has no name yet.');
      return taken.includes(text.trim())
        ? l10n.t('You have one named {text} there already.', { text: quoted(text.trim()) })
        : undefined;
    },
  });
}

function shareWords({ shares }: ProjectFolder): string {
  return shares
    .map(({ principal, permissions }) =>
      l10n.t('{label} can {permissions}', {
        label: principal.label,
        permissions: permissionWords(permissions),
      }),
    )
    .join(', ');
}
