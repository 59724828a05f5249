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

const PROJECT_FOLDER = 'New Project Folder';
const PROJECT_COLLECTION = 'New Project Collection';

/** One guest collection for many projects: makes a folder in it for one of them, with its access rules. */
export async function newProjectFolder(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection, session } = await collectionFor(workbench, argument, 'make a project folder', {
    title: PROJECT_FOLDER,
    placeHolder: 'In which guest collection, which many projects share?',
    accepts: one => one.acl_editable,
  });
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const wanted = await askProjectFolder(workbench, session, collection);
    await retriably(workbench, session, async () => {
      await withProgress(`Making ${wanted.path}…`, signal => makeProjectFolder(globus, wanted, signal));
      workbench.collectionsChanged.fire();
      workbench.problems.tell(
        `${wanted.path} of ${quoted(collection.display_name)} is there: ${shareWords(wanted)}.`,
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
  const above = await browse(globus, collection, { title: `${PROJECT_FOLDER} in`, wanted: 'folder' });
  const name = await askName(`${PROJECT_FOLDER} in ${above}`, 'The name of the project’s folder.');
  const path = `${above}${name}/`;
  const shares = await chooseGrantees(workbench.accounts, session, {
    title: `Who may use ${path}?`,
    permissionsFor: principal => choosePermissions(principal, path, collection),
  });
  const wanted = { collection, path, shares };
  await choose(
    [
      {
        label: `$(check) Make ${path} on ${quoted(collection.display_name)}`,
        detail: `${shareWords(wanted)}. Nobody else sees the folder.`,
        value: true,
      },
    ],
    { title: PROJECT_FOLDER, placeHolder: 'Press Enter to make it, Escape to leave everything as it is' },
  );
  return wanted;
}

/** A guest collection of its own for each project: makes one, whose manager decides from then on who has access. */
export async function newProjectCollection(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection: mapped, session } = await collectionFor(
    workbench,
    argument,
    'make a guest collection',
    {
      title: PROJECT_COLLECTION,
      placeHolder: 'On which mapped collection, where you have an account? Type a name to find it',
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
    'make a guest collection',
    {
      title: 'New Guest Collection',
      placeHolder: 'On which mapped collection, where you have an account? Type a name to find it',
      accepts: isMapped,
    },
  );
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const path = await browse(globus, mapped, { title: 'A Guest Collection of', wanted: 'folder' });
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
    const made = await withProgress(`Making the guest collection ${name}…`, signal =>
      makeProjectCollection(accounts.globus(session), wanted, signal),
    );
    await workbench.names.learn(session.environment, [
      { id: made.id, kind: 'collection', name: made.display_name },
    ]);
    workbench.collectionsChanged.fire();
    problems.tell(
      `The guest collection ${name} is there.${wanted.manager ? ` ${wanted.manager.label} decides who has access to it.` : ''}`,
    );
  });
}

async function askProjectCollection(
  { accounts }: Workbench,
  session: Session,
  mapped: Collection,
): Promise<ProjectCollection> {
  const globus = accounts.globus(session);
  const above = await browse(globus, mapped, { title: `${PROJECT_COLLECTION} below`, wanted: 'folder' });
  const name = await askName(
    `${PROJECT_COLLECTION} in ${above}`,
    'The name of the project’s folder; one that is there already is taken.',
  );
  const display_name = await askNameOfCollection(globus, mapped, name);
  const manager = await choosePrincipal(accounts, session, {
    title: `Who decides about access to ${quoted(display_name)}?`,
    placeHolder:
      'The principal investigator, or a group: its access manager; type a username to find somebody else',
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
      { label: '$(server-process) Somebody writes into it: a service account, for instance…', value: false },
      { label: '$(circle-slash) Nobody yet', value: true },
    ],
    {
      title: `Who brings data into ${quoted(display_name)}?`,
      placeHolder: 'They may read and write in all of it',
    },
  );
  if (later) return undefined;
  return choosePrincipal(accounts, session, {
    title: `Who brings data into ${quoted(display_name)}?`,
    placeHolder: 'A service account, a person or a group; type a username to find somebody else',
    everybody: false,
  });
}

async function agreed({ mapped, path, display_name, manager, writer }: ProjectCollection): Promise<void> {
  const parts = [
    `It shares ${path} of ${quoted(mapped.display_name)}, on your authority there`,
    ...(manager ? [`${manager.label} is its access manager`] : []),
    ...(writer ? [`${writer.label} may read and write in it`] : []),
  ];
  await choose(
    [
      {
        label: `$(check) Make the guest collection ${quoted(display_name)}`,
        detail: `${parts.join('. ')}.`,
        value: true,
      },
    ],
    {
      title: 'A Guest Collection',
      placeHolder: 'Press Enter to make it, Escape to leave everything as it is',
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
    title: `Delete the Guest Collection ${quoted(name)}`,
    prompt: `Its access rules and roles are gone, and whatever uses its id fails. The files stay in ${collection.mapped_collection_display_name ?? 'its mapped collection'}. Type its name to delete it.`,
    placeHolder: name,
    validateInput: text => (text.trim() === name ? undefined : `Type ${quoted(name)} to delete it.`),
  });
  await retriably(workbench, session, async () => {
    await withProgress(`Deleting ${quoted(name)}…`, signal =>
      accounts.globus(session).transfer.deleteGuest(collection, signal),
    );
    workbench.collectionsChanged.fire();
    problems.tell(`The guest collection ${quoted(name)} is deleted.`);
  });
}

function askName(title: string, prompt: string): Promise<string> {
  return ask({
    title,
    prompt,
    value: 'new-project',
    validateInput: text => (/^[^/]+$/.test(text.trim()) ? undefined : 'A name without a slash.'),
  });
}

async function askNameOfCollection(
  { transfer }: Globus,
  mapped: Collection,
  proposed: string,
): Promise<string> {
  const taken = (await transfer.guestCollections(mapped.id)).map(one => one.display_name);
  return ask({
    title: `A Guest Collection on ${quoted(mapped.display_name)}`,
    prompt: 'Its name, by which people find it.',
    value: proposed,
    validateInput: text => {
      if (text.trim() === '') return 'It has no name yet.';
      return taken.includes(text.trim())
        ? `You have one named ${quoted(text.trim())} there already.`
        : undefined;
    },
  });
}

function shareWords({ shares }: ProjectFolder): string {
  return shares
    .map(({ principal, permissions }) => `${principal.label} can ${permissionWords(permissions)}`)
    .join(', ');
}
