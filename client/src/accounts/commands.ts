import * as l10n from '@vscode/l10n';
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
    title: purpose ?? l10n.t('Sign in to {label}', { label: environment.label }),
    placeHolder: l10n.t('Who are you?'),
  });
  if (chosen.way === 'service-account') return addServiceAccount(workbench);
  if (chosen.way === 'session') {
    await accounts.activate(chosen.session);
    return chosen.session;
  }
  const waiting =
    chosen.way === 'browser'
      ? l10n.t('Sign in in the browser…')
      : l10n.t('Signing in to {label}…', { label: environment.label });
  const session = await withProgress(waiting, signal =>
    accounts.signInPerson(environment, {
      signal,
      ...(chosen.way === 'demo' && { open: url => followLink(url, chosen.id) }),
    }),
  );
  // Who signs in on the way to something else learns how that went; the status bar says as whom.
  if (purpose === undefined)
    problems.tell(
      l10n.t('Signed in to {label} as {name}.', { label: environment.label, name: session.identity.name }),
    );
  return session;
}

/** Asks for a service account's credentials, which are tried before they are kept. */
export async function addServiceAccount(workbench: Workbench): Promise<Session> {
  const { environments, accounts, problems } = workbench;
  const environment = await environments.current();
  const credentials = (await chooseDemoAccount(workbench, environment)) ?? (await typeCredentials());
  const session = await withProgress(l10n.t('Trying the credentials…'), signal =>
    accounts.addServiceAccount(environment, credentials.clientId, credentials.clientSecret, { signal }),
  );
  problems.tell(
    l10n.t('Added the service account {name}. Choose it when you run a flow.', {
      name: session.identity.name,
    }),
  );
  return session;
}

export async function signOut({ environments, accounts, problems }: Workbench): Promise<void> {
  const environment = await environments.current();
  const sessions = await accounts.list(environment);
  if (sessions.length === 0)
    return problems.tell(l10n.t('Nobody is signed in to {label}.', { label: environment.label }));
  const session = await choose(
    sessions.map(value => ({ ...identityItem(value.identity), value })),
    {
      title: l10n.t('Sign out of {label}', { label: environment.label }),
      placeHolder: l10n.t('Whose tokens and secrets are to be forgotten?'),
    },
  );
  await accounts.remove(session);
  problems.tell(l10n.t('{name} is signed out.', { name: session.identity.name }));
}

async function ways({ accounts }: Workbench, environment: Environment): Promise<Choice<Way>[]> {
  const sessions = await accounts.list(environment);
  const active = await accounts.active(environment);
  const people = await demoPeople(environment);
  const strangers = people.filter(person => !sessions.some(({ identity }) => identity.id === person.id));
  const title = (label: string) => heading<Way>(label, { way: 'browser' });
  return [
    ...(sessions.length > 0 ? [title(l10n.t('signed in'))] : []),
    ...sessions.map(session => ({
      ...identityItem(session.identity),
      ...(session === active && { detail: l10n.t('$(check) acts at present') }),
      value: { way: 'session', session } as const,
    })),
    ...(strangers.length > 0 ? [title(l10n.t('demo people of the sandbox'))] : []),
    ...strangers.map(({ id, name, username }) => ({
      ...identityItem({ id, name, username, urn: '', kind: 'person' }),
      value: { way: 'demo', id } as const,
    })),
    title('others'),
    { label: l10n.t('$(globe) Sign in in the browser…'), value: { way: 'browser' } },
    { label: l10n.t('$(server-process) Add a service account…'), value: { way: 'service-account' } },
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
      detail: l10n.t('$(check) added already'),
    }),
    value: account,
  }));
  choices.push({ label: l10n.t('$(edit) Enter a client id and secret…'), value: undefined });
  return choose(choices, {
    title: l10n.t('Add a service account of {label}', { label: environment.label }),
    placeHolder: l10n.t('Which service account?'),
  });
}

async function typeCredentials(): Promise<Credentials> {
  const clientId = await ask({
    title: l10n.t('Add a service account (1 of 2)'),
    prompt: l10n.t('Its client id, as app.globus.org shows it under Settings, Developers.'),
    placeHolder: '00000000-0000-0000-0000-000000000000',
    validateInput: text =>
      isUuid(text) ? undefined : l10n.t('A client id is a UUID: 36 letters, digits and hyphens.'),
  });
  const clientSecret = await ask({
    title: l10n.t('Add a service account (2 of 2)'),
    prompt: l10n.t('Its secret. It is tried now, and kept in VS Code’s secret storage only.'),
    password: true,
    validateInput: text => (text.trim() === '' ? l10n.t('The secret is empty.') : undefined),
  });
  return { clientId, clientSecret };
}
