import type { Environment, Session } from '../../../globus/src/index.ts';
import { type SandboxDirectory, sandboxDirectory } from '../../../globus/src/index.ts';
import { ask, type Choice, choose, heading, identityItem, withProgress } from '../ui.ts';
import { isUuid } from '../uuid.ts';
import type { Workbench } from '../workbench.ts';
import { followLink } from './browser.ts';

type Way =
  | { way: 'session'; session: Session }
  | { way: 'demo'; id: string }
  | { way: 'browser' }
  | { way: 'service-account' };

/** Asks who acts from now on: an account that is signed in, or a new one. In the sandbox the demo people are one click away. */
export async function signIn(workbench: Workbench, purpose?: string): Promise<Session> {
  const { environments, accounts, problems } = workbench;
  const environment = await environments.current();
  const chosen = await choose(ways(workbench, environment), {
    title: purpose ?? `Sign in to ${environment.label}`,
    placeHolder: 'Who are you?',
  });
  if (chosen.way === 'service-account') return addServiceAccount(workbench);
  if (chosen.way === 'session') {
    await accounts.activate(chosen.session);
    return chosen.session;
  }
  const waiting =
    chosen.way === 'browser' ? 'Sign in in the browser…' : `Signing in to ${environment.label}…`;
  const session = await withProgress(waiting, signal =>
    accounts.signInPerson(environment, {
      signal,
      ...(chosen.way === 'demo' && { open: url => followLink(url, chosen.id) }),
    }),
  );
  // Who signs in on the way to something else learns how that went; the status bar says as whom.
  if (purpose === undefined) problems.tell(`Signed in to ${environment.label} as ${session.identity.name}.`);
  return session;
}

/** Asks for a service account's credentials, which are tried before they are kept. */
export async function addServiceAccount(workbench: Workbench): Promise<Session> {
  const { environments, accounts, problems } = workbench;
  const environment = await environments.current();
  const credentials = (await chooseDemoAccount(workbench, environment)) ?? (await typeCredentials());
  const session = await withProgress('Trying the credentials…', signal =>
    accounts.addServiceAccount(environment, credentials.clientId, credentials.clientSecret, { signal }),
  );
  problems.tell(`Added the service account ${session.identity.name}. Choose it when you run a flow.`);
  return session;
}

export async function signOut({ environments, accounts, problems }: Workbench): Promise<void> {
  const environment = await environments.current();
  const sessions = await accounts.list(environment);
  if (sessions.length === 0) return problems.tell(`Nobody is signed in to ${environment.label}.`);
  const session = await choose(
    sessions.map(value => ({ ...identityItem(value.identity), value })),
    {
      title: `Sign out of ${environment.label}`,
      placeHolder: 'Whose tokens and secrets are to be forgotten?',
    },
  );
  await accounts.remove(session);
  problems.tell(`${session.identity.name} is signed out.`);
}

async function ways({ accounts }: Workbench, environment: Environment): Promise<Choice<Way>[]> {
  const sessions = await accounts.list(environment);
  const active = await accounts.active(environment);
  const people = await demoPeople(environment);
  const strangers = people.filter(person => !sessions.some(({ identity }) => identity.id === person.id));
  const title = (label: string) => heading<Way>(label, { way: 'browser' });
  return [
    ...(sessions.length > 0 ? [title('signed in')] : []),
    ...sessions.map(session => ({
      ...identityItem(session.identity),
      ...(session === active && { detail: '$(check) acts at present' }),
      value: { way: 'session', session } as const,
    })),
    ...(strangers.length > 0 ? [title('demo people of the sandbox')] : []),
    ...strangers.map(({ id, name, username }) => ({
      ...identityItem({ id, name, username, urn: '', kind: 'person' }),
      value: { way: 'demo', id } as const,
    })),
    title('others'),
    { label: '$(globe) Sign in in the browser…', value: { way: 'browser' } },
    { label: '$(server-process) Add a service account…', value: { way: 'service-account' } },
  ];
}

async function demoPeople(environment: Environment): Promise<SandboxDirectory['people']> {
  return environment.id === 'sandbox' ? (await sandboxDirectory(environment)).people : [];
}

interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** Undefined to type them. */
async function chooseDemoAccount(
  { accounts }: Workbench,
  environment: Environment,
): Promise<Credentials | undefined> {
  if (environment.id === 'production') return undefined;
  const known = await accounts.list(environment);
  const { serviceAccounts } = await sandboxDirectory(environment);
  const choices: Choice<Credentials | undefined>[] = serviceAccounts.map(account => ({
    label: `$(server-process) ${account.name}`,
    description: account.clientId,
    ...(known.some(({ identity }) => identity.id === account.clientId) && {
      detail: '$(check) added already',
    }),
    value: account,
  }));
  choices.push({ label: '$(edit) Enter a client id and secret…', value: undefined });
  return choose(choices, {
    title: `Add a service account of ${environment.label}`,
    placeHolder: 'Which service account?',
  });
}

async function typeCredentials(): Promise<Credentials> {
  const clientId = await ask({
    title: 'Add a service account (1 of 2)',
    prompt: 'Its client id, as app.globus.org shows it under Settings, Developers.',
    placeHolder: '00000000-0000-0000-0000-000000000000',
    validateInput: text =>
      isUuid(text) ? undefined : 'A client id is a UUID: 36 letters, digits and hyphens.',
  });
  const clientSecret = await ask({
    title: 'Add a service account (2 of 2)',
    prompt: 'Its secret. It is tried now, and kept in VS Code’s secret storage only.',
    password: true,
    validateInput: text => (text.trim() === '' ? 'The secret is empty.' : undefined),
  });
  return { clientId, clientSecret };
}
