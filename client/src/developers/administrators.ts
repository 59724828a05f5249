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
    title: `Administrators of ${name}`,
    placeHolder: 'They register service accounts, and give and take their secrets',
  });
  const change = answer === 'add' ? { add: await askWhom(workbench, session, name) } : { remove: answer };
  const who = 'add' in change ? change.add : change.remove;
  await agreed(who, 'add' in change, name);
  await withProgress(`Changing the administrators of ${name}…`, signal =>
    changeAdministrators(accounts.globus(session).developers, project.id, change, signal),
  );
  problems.tell(`${who.label} ${'add' in change ? 'now administers' : 'no longer administers'} ${name}.`);
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
      label: `the group ${quoted(name)}`,
    };
    return { label: `$(organization) ${name}`, value };
  });
  return [
    { label: '$(person-add) Add an administrator…', value: 'add' },
    heading<Principal | 'add'>('to take one out', 'add'),
    ...identities,
    ...groups,
  ];
}

function askWhom({ accounts }: Workbench, session: Session, name: string): Promise<Principal> {
  return choosePrincipal(accounts, session, {
    title: `Add an Administrator of ${name}`,
    placeHolder: 'A person or a group; type a username to find somebody else',
    everybody: false,
  });
}

async function agreed(who: Principal, add: boolean, name: string): Promise<void> {
  const choice = add
    ? {
        label: `$(person-add) Let ${who.label} administer ${name}`,
        detail: 'They can then make and delete secrets of its service accounts, and act as any of them.',
      }
    : {
        label: `$(trash) Take ${who.label} out of the administrators of ${name}`,
        detail: 'They can then no longer see it. Secrets that they have stay good until they are deleted.',
      };
  await choose([{ ...choice, value: true }], {
    title: `Administrators of ${name}`,
    placeHolder: 'Press Enter to do it, Escape to leave everything as it is',
  });
}
