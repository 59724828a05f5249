import {
  allAuthenticatedUsers,
  type Globus,
  type Principal,
  resolvePrincipal,
  type Session,
  sandboxDirectory,
} from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { ask, type Choice, choose, heading, identityItem, quoted } from '../ui.ts';

type Answer = { who: string } | { ask: 'username' | 'client-id' };

/** Asks whom to let run a flow. Throws CancellationError when nobody is named. */
export async function choosePrincipal(
  accounts: Accounts,
  session: Session,
  title: string,
): Promise<Principal> {
  const globus = accounts.globus(session);
  const answer = await choose(candidates(accounts, session, globus), {
    title: `Who may run ${quoted(title)}?`,
    placeHolder: 'A service account, a person, a group, or everybody',
  });
  return resolvePrincipal(globus, 'who' in answer ? answer.who : await typed(answer.ask, title));
}

async function candidates(accounts: Accounts, session: Session, globus: Globus): Promise<Choice<Answer>[]> {
  const { environment } = session;
  const [known, directory, groups] = await Promise.all([
    accounts.list(environment),
    environment.id === 'sandbox' ? sandboxDirectory(environment) : undefined,
    globus.groups.myGroups(),
  ]);
  const title = (label: string) => heading<Answer>(label, { who: '' });
  const listed = new Map<string, Choice<Answer>>();
  for (const { identity } of known)
    listed.set(identity.id, { ...identityItem(identity), value: { who: identity.urn } });
  for (const { clientId, name } of directory?.serviceAccounts ?? []) {
    if (!listed.has(clientId)) listed.set(clientId, demoItem('service-account', clientId, name, clientId));
  }
  for (const { id, name, username } of directory?.people ?? []) {
    if (!listed.has(id)) listed.set(id, demoItem('person', id, name, username));
  }
  listed.delete(session.identity.id);
  const icon = (choice: Choice<Answer>) => Number(!choice.label.includes('$(server-process)'));
  return [
    title('accounts'),
    ...[...listed.values()].sort((a, b) => icon(a) - icon(b)),
    ...(groups.length > 0 ? [title('your groups')] : []),
    ...groups.map(({ name, urn, description }) => ({
      label: `$(organization) ${name}`,
      ...(description && { description }),
      value: { who: urn },
    })),
    title('others'),
    { label: '$(server-process) A service account by its client id…', value: { ask: 'client-id' } },
    { label: '$(account) A person by username…', value: { ask: 'username' } },
    {
      label: '$(globe) All authenticated users',
      description: 'everybody who can sign in to Globus',
      value: { who: allAuthenticatedUsers },
    },
  ];
}

function demoItem(
  kind: Session['identity']['kind'],
  id: string,
  name: string,
  username: string,
): Choice<Answer> {
  const urn = `urn:globus:auth:identity:${id}`;
  return { ...identityItem({ id, urn, username, name, kind }), value: { who: urn } };
}

function typed(what: 'username' | 'client-id', title: string): Promise<string> {
  return ask({
    title: `Who may run ${quoted(title)}?`,
    prompt: what === 'username' ? 'The username of a person' : 'The client id of a service account',
    placeHolder: what === 'username' ? 'name@university.edu' : '00000000-0000-0000-0000-000000000000',
    validateInput: text => (text.trim() === '' ? 'Nobody is named yet.' : undefined),
  });
}
