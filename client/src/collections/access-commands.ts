import {
  type AccessRule,
  type Collection,
  type CollectionRole,
  ensureAccessRule,
  ensureRole,
  grantee,
  type Principal,
} from '../../../globus/src/index.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { retriably } from '../retriably.ts';
import { type Choice, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { collectionFor, nodeOf } from './about.ts';
import { browse } from './browse.ts';
import { isGuest, permissionWords, roleDuties, roleWords } from './collection-nodes.ts';

/** Asks for a folder and for whom, and gives them access to it. */
export async function giveFolderAccess(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection, session } = await collectionFor(workbench, argument, 'give access', {
    title: 'Give Access to a Folder',
    placeHolder: 'On which guest collection? Type a name to find another one',
    accepts: one => one.acl_editable,
  });
  const globus = workbench.accounts.globus(session);
  const node = nodeOf(argument);
  await retriably(workbench, session, async () => {
    const path =
      node?.kind === 'folder'
        ? node.path
        : await browse(globus, collection, { title: 'Give Access to', wanted: 'folder' });
    const principal = await choosePrincipal(workbench.accounts, session, {
      title: `Who is to have access to ${path} of ${quoted(collection.display_name)}?`,
      placeHolder: 'A service account, a person, a group or everybody; type a username to find somebody else',
      everybody: true,
    });
    const permissions = await choosePermissions(principal, path, collection);
    await withProgress(`Giving ${principal.label} access…`, signal =>
      ensureAccessRule(
        globus,
        collection,
        { ...grantee(principal), path, permissions },
        principal.label,
        signal,
      ),
    );
    workbench.collectionsChanged.fire();
    workbench.problems.tell(
      `${principal.label} can now ${permissionWords(permissions)} in ${path} of ${quoted(collection.display_name)}.`,
    );
  });
}

/** What somebody may do there; choosing is agreeing. */
export function choosePermissions(
  { label }: Principal,
  path: string,
  { display_name }: Collection,
): Promise<AccessRule['permissions']> {
  const choice = (value: AccessRule['permissions']): Choice<AccessRule['permissions']> => ({
    label: `$(${value === 'r' ? 'eye' : 'edit'}) Let ${label} ${permissionWords(value)}`,
    detail: `in ${path} and everything below`,
    value,
  });
  return choose([choice('r'), choice('rw')], {
    title: `Access to ${path} of ${quoted(display_name)}`,
    placeHolder: 'Press Enter to give it, Escape to leave everything as it is',
  });
}

/** The access rule of a line in the view with its id; undefined for one that is a role’s, and goes with it. */
function ownRuleOf(argument: unknown) {
  const node = nodeOf(argument);
  return node?.kind === 'rule' && node.rule.id !== null ? { ...node, id: node.rule.id } : undefined;
}

/** Changes what an access rule permits: reading only, or writing as well. */
export async function changeAccess(
  { accounts, collectionsChanged }: Workbench,
  argument: unknown,
): Promise<void> {
  const node = ownRuleOf(argument);
  if (!node) return;
  const { collection, rule, session, id } = node;
  const permissions = rule.permissions === 'r' ? 'rw' : 'r';
  await choose(
    [
      {
        label: `$(edit) Let ${rule.who} ${permissions === 'r' ? 'read only' : 'read and write'}`,
        detail: `in ${rule.path} of ${quoted(collection.display_name)}`,
        value: true,
      },
    ],
    { title: 'Change Access', placeHolder: 'Press Enter to change it, Escape to leave it as it is' },
  );
  await withProgress('Changing the access…', signal =>
    accounts.globus(session).transfer.updateAccessRule(collection.id, id, { permissions }, signal),
  );
  collectionsChanged.fire();
}

/** Takes an access rule away, if that is meant. */
export async function removeAccess(
  { accounts, collectionsChanged }: Workbench,
  argument: unknown,
): Promise<void> {
  const node = ownRuleOf(argument);
  if (!node) return;
  const { collection, rule, session, id } = node;
  await choose(
    [
      {
        label: `$(trash) Take the access of ${rule.who} to ${rule.path} away`,
        detail: `Runs and transfers of theirs that need it on ${quoted(collection.display_name)} fail from then on. Files stay.`,
        value: true,
      },
    ],
    { title: 'Remove Access', placeHolder: 'Press Enter to take it away, Escape to leave it' },
  );
  await withProgress('Taking the access away…', signal =>
    accounts.globus(session).transfer.deleteAccessRule(collection.id, id, signal),
  );
  collectionsChanged.fire();
}

/** Asks whom to give which role on a collection. */
export async function giveRole(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection, session } = await collectionFor(workbench, argument, 'give a role', {
    title: 'Give a Role',
    placeHolder: 'On which guest collection? Type a name to find another one',
    accepts: one => isGuest(one) && one.my_effective_roles.includes('administrator'),
  });
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const principal = await choosePrincipal(workbench.accounts, session, {
      title: `Who is to have a role on ${quoted(collection.display_name)}?`,
      placeHolder: 'A service account, a person or a group; type a username to find somebody else',
      everybody: false,
    });
    const role = await choose(
      Object.entries(roleDuties).map(([value, duty]) => ({
        label: `$(shield) Make ${principal.label} ${roleWords(value)}`,
        detail: duty,
        value,
      })),
      {
        title: `A Role on ${quoted(collection.display_name)}`,
        placeHolder: 'Press Enter to give it, Escape to leave everything as it is',
      },
    );
    await withProgress(`Making ${principal.label} ${roleWords(role)}…`, signal =>
      ensureRole(globus, collection, roleFor(principal, role), principal.label, signal),
    );
    workbench.collectionsChanged.fire();
    workbench.problems.tell(
      `${principal.label} is now ${roleWords(role)} of ${quoted(collection.display_name)}.`,
    );
  });
}

function roleFor(principal: Principal, role: string): Omit<CollectionRole, 'id'> {
  const { principal: id } = grantee(principal);
  return { principal_type: principal.kind === 'group' ? 'group' : 'identity', principal: id, role };
}

/** Takes a role away, if that is meant. */
export async function removeRole(workbench: Workbench, argument: unknown): Promise<void> {
  const node = nodeOf(argument);
  if (node?.kind !== 'role') return;
  const { collection, role, session } = node;
  await choose(
    [
      {
        label: `$(trash) Take the role of ${roleWords(role.role)} from ${role.who}`,
        detail: `on ${quoted(collection.display_name)}. Access rules that they have stay.`,
        value: true,
      },
    ],
    { title: 'Remove Role', placeHolder: 'Press Enter to take it away, Escape to leave it' },
  );
  const { transfer } = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    await withProgress('Taking the role away…', signal => transfer.removeRole(collection, role, signal));
    workbench.collectionsChanged.fire();
  });
}
