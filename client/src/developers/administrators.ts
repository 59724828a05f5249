import * as l10n from '@vscode/l10n';
import {
  changeAdministrators,
  type Principal,
  type Project,
  type Session,
} from '../../../globus/src/index.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { type Choice, choose, heading, identityItem, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** Shows who administers a project; somebody can be added, or taken out. */
export async function chooseAdministrators(
  workbench: Workbench,
  session: Session,
  project: Project,
): Promise<void> {
  const { accounts, problems } = workbench;
  const name = quoted(project.display_name);
  const answer = await choose(administrators(project), {
    title: l10n.t('Administrators of {name}', { name }),
    placeHolder: l10n.t('They register service accounts, and give and take their secrets'),
  });
  const change = answer === 'add' ? { add: await askWhom(workbench, session, name) } : { remove: answer };
  const who = 'add' in change ? change.add : change.remove;
  await agreed(who, 'add' in change, name);
  await withProgress(l10n.t('Changing the administrators of {name}…', { name }), signal =>
    changeAdministrators(accounts.globus(session).developers, project.id, change, signal),
  );
  problems.tell(
    `${who.label} ${'add' in change ? l10n.t('now administers') : l10n.t('no longer administers')} ${name}.`,
  );
}

function administrators({ admins, admin_ids, admin_group_ids }: Project): Choice<Principal | 'add'>[] {
  const identities = admin_ids.map(id => {
    const identity = admins.identities.find(one => one.id === id);
    const urn = `urn:globus:auth:identity:${id}`;
    const look = identity ? identityItem(identity) : { label: '$(account) somebody', description: id };
    return { ...look, value: { kind: 'identity' as const, urn, label: identity?.name ?? id } };
  });
  const groups = admin_group_ids.map(id => {
    const name = admins.groups.find(one => one.id === id)?.name ?? id;
    const value = {
      kind: 'group' as const,
      urn: `urn:globus:groups:id:${id}`,
      label: l10n.t('the group {name}', { name: quoted(name) }),
    };
    return { label: `$(organization) ${name}`, value };
  });
  return [
    { label: l10n.t('$(person-add) Add an administrator…'), value: 'add' },
    heading<Principal | 'add'>(l10n.t('to take one out'), 'add'),
    ...identities,
    ...groups,
  ];
}

function askWhom({ accounts }: Workbench, session: Session, name: string): Promise<Principal> {
  return choosePrincipal(accounts, session, {
    title: l10n.t('Add an Administrator of {name}', { name }),
    placeHolder: l10n.t('A person or a group; type a username to find somebody else'),
    everybody: false,
  });
}

async function agreed(who: Principal, add: boolean, name: string): Promise<void> {
  const choice = add
    ? {
        label: l10n.t('$(person-add) Let {label} administer {name}', { label: who.label, name }),
        detail: l10n.t(
          'They can then make and delete secrets of its service accounts, and act as any of them.',
        ),
      }
    : {
        label: l10n.t('$(trash) Take {label} out of the administrators of {name}', {
          label: who.label,
          name,
        }),
        detail: l10n.t(
          'They can then no longer see it. Secrets that they have stay good until they are deleted.',
        ),
      };
  await choose([{ ...choice, value: true }], {
    title: l10n.t('Administrators of {name}', { name }),
    placeHolder: l10n.t('Press Enter to do it, Escape to leave everything as it is'),
  });
}
