import { type Session, sandboxDirectory } from '../../../globus/src/index.ts';
import { identityNamed } from '../../../project/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { ask, type Choice, choose, heading, identityItem, quoted, withProgress } from '../ui.ts';
import type { Starter } from './question.ts';

type Answer = { session: Session } | { who: string } | { ask: 'username' | 'client-id' };

/** Asks whose access is to be checked: an account that is signed in here, or anybody else. */
export async function chooseStarter(
  accounts: Accounts,
  asker: Session,
  title: string,
  dialog: string,
): Promise<Starter> {
  const answer = await choose(candidates(accounts, asker), {
    title: dialog,
    placeHolder: `Who is to run ${quoted(title)}? A run uses the access of whoever starts it`,
  });
  if ('session' in answer) return { identity: answer.session.identity, session: answer.session };
  const who = 'who' in answer ? answer.who : await typed(answer.ask, dialog);
  const identity = await withProgress(`Looking for ${quoted(who)}…`, signal =>
    identityNamed(accounts.globus(asker), who, signal),
  );
  const session = (await accounts.list(asker.environment)).find(one => one.identity.id === identity.id);
  return { identity, session };
}

async function candidates(accounts: Accounts, asker: Session): Promise<Choice<Answer>[]> {
  const { environment } = asker;
  const sessions = await accounts.list(environment);
  const directory = environment.id === 'sandbox' ? await sandboxDirectory(environment) : undefined;
  const strangers = [
    ...(directory?.serviceAccounts ?? []).map(({ clientId, name }) => ({
      id: clientId,
      name,
      icon: 'server-process',
    })),
    ...(directory?.people ?? []).map(({ id, name }) => ({ id, name, icon: 'account' })),
  ].filter(({ id }) => !sessions.some(({ identity }) => identity.id === id));
  const title = (label: string) => heading<Answer>(label, { who: '' });
  return [
    ...sessions.map(session => ({ ...identityItem(session.identity), value: { session } })),
    ...(strangers.length > 0 ? [title('not signed in here')] : []),
    ...strangers.map(({ id, name, icon }) => ({ label: `$(${icon}) ${name}`, value: { who: id } })),
    title('others'),
    { label: '$(server-process) A service account by its client id…', value: { ask: 'client-id' } },
    { label: '$(account) A person by username…', value: { ask: 'username' } },
  ];
}

function typed(what: 'username' | 'client-id', title: string): Promise<string> {
  return ask({
    title,
    prompt: what === 'username' ? 'The username of a person' : 'The client id of a service account',
    placeHolder: what === 'username' ? 'name@university.edu' : '00000000-0000-0000-0000-000000000000',
    validateInput: text => (text.trim() === '' ? 'Nobody is named yet.' : undefined),
  });
}
