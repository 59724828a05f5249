import * as l10n from '@vscode/l10n';
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
  const { collection, session } = await collectionFor(workbench, argument, l10n.t('give access'), {
    title: l10n.t('Give Access to a Folder'),
    placeHolder: l10n.t('On which guest collection? Type a name to find another one'),
    accepts: one => one.acl_editable,
  });
  const globus = workbench.accounts.globus(session);
  const node = nodeOf(argument);
  await retriably(workbench, session, async () => {
    const path =
      node?.kind === 'folder'
        ? node.path
        : await browse(globus, collection, { title: l10n.t('Give Access to'), wanted: 'folder' });
    const principal = await choosePrincipal(workbench.accounts, session, {
      title: l10n.t('Who is to have access to {path} of {display_name}?', {
        path,
        display_name: quoted(collection.display_name),
      }),
      placeHolder: l10n.t(
        'A service account, a person, a group or everybody; type a username to find somebody else',
      ),
      everybody: true,
    });
    const permissions = await choosePermissions(principal, path, collection);
    await withProgress(l10n.t('Giving {label} access…', { label: principal.label }), signal =>
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
      l10n.t('{label} can now {permissions} in {path} of {display_name}.', {
        label: principal.label,
        permissions: permissionWords(permissions),
        path,
        display_name: quoted(collection.display_name),
      }),
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
    label: l10n.t('$({value}) Let {label} {value2}', {
      value: value === 'r' ? 'eye' : 'edit',
      label,
      value2: permissionWords(value),
    }),
    detail: l10n.t('in {path} and everything below', { path }),
    value,
  });
  return choose([choice('r'), choice('rw')], {
    title: l10n.t('Access to {path} of {display_name}', { path, display_name: quoted(display_name) }),
    placeHolder: l10n.t('Press Enter to give it, Escape to leave everything as it is'),
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
        label: l10n.t('$(edit) Let {who} {value}', {
          who: rule.who,
          value: permissions === 'r' ? l10n.t('read only') : l10n.t('read and write'),
        }),
        detail: l10n.t('in {path} of {display_name}', {
          path: rule.path,
          display_name: quoted(collection.display_name),
        }),
        value: true,
      },
    ],
    {
      title: l10n.t('Change Access'),
      placeHolder: l10n.t('Press Enter to change it, Escape to leave it as it is'),
    },
  );
  await withProgress(l10n.t('Changing the access…'), signal =>
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
        label: l10n.t('$(trash) Take the access of {who} to {path} away', { who: rule.who, path: rule.path }),
        detail: l10n.t(
          'Runs and transfers of theirs that need it on {display_name} fail from then on. Files stay.',
          { display_name: quoted(collection.display_name) },
        ),
        value: true,
      },
    ],
    {
      title: l10n.t('Remove Access'),
      placeHolder: l10n.t('Press Enter to take it away, Escape to leave it'),
    },
  );
  await withProgress(l10n.t('Taking the access away…'), signal =>
    accounts.globus(session).transfer.deleteAccessRule(collection.id, id, signal),
  );
  collectionsChanged.fire();
}

/** Asks whom to give which role on a collection. */
export async function giveRole(workbench: Workbench, argument: unknown): Promise<void> {
  const { collection, session } = await collectionFor(workbench, argument, l10n.t('give a role'), {
    title: l10n.t('Give a Role'),
    placeHolder: l10n.t('On which guest collection? Type a name to find another one'),
    accepts: one => isGuest(one) && one.my_effective_roles.includes('administrator'),
  });
  const globus = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    const principal = await choosePrincipal(workbench.accounts, session, {
      title: l10n.t('Who is to have a role on {display_name}?', {
        display_name: quoted(collection.display_name),
      }),
      placeHolder: l10n.t('A service account, a person or a group; type a username to find somebody else'),
      everybody: false,
    });
    const role = await choose(
      Object.entries(roleDuties).map(([value, duty]) => ({
        label: l10n.t('$(shield) Make {label} {value}', { label: principal.label, value: roleWords(value) }),
        detail: duty,
        value,
      })),
      {
        title: l10n.t('A Role on {display_name}', { display_name: quoted(collection.display_name) }),
        placeHolder: l10n.t('Press Enter to give it, Escape to leave everything as it is'),
      },
    );
    await withProgress(
      l10n.t('Making {label} {role}…', { label: principal.label, role: roleWords(role) }),
      signal => ensureRole(globus, collection, roleFor(principal, role), principal.label, signal),
    );
    workbench.collectionsChanged.fire();
    workbench.problems.tell(
      l10n.t('{label} is now {role} of {display_name}.', {
        label: principal.label,
        role: roleWords(role),
        display_name: quoted(collection.display_name),
      }),
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
        label: l10n.t('$(trash) Take the role of {role} from {who}', {
          role: roleWords(role.role),
          who: role.who,
        }),
        detail: l10n.t('on {display_name}. Access rules that they have stay.', {
          display_name: quoted(collection.display_name),
        }),
        value: true,
      },
    ],
    { title: l10n.t('Remove Role'), placeHolder: l10n.t('Press Enter to take it away, Escape to leave it') },
  );
  const { transfer } = workbench.accounts.globus(session);
  await retriably(workbench, session, async () => {
    await withProgress(l10n.t('Taking the role away…'), signal =>
      transfer.removeRole(collection, role, signal),
    );
    workbench.collectionsChanged.fire();
  });
}
