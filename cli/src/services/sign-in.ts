import {
  type AuthorizationParameters,
  type Environment,
  environmentKey,
  type StoredSession,
  sandboxDirectory,
  signInPerson,
  signInScopes,
  signOutPerson,
} from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { storeAccount } from './accounts-file.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { askLine, say } from './terminal.ts';

/** How a person signs in here. */
export interface PersonSignIn {
  /** Without, a browser on any computer shows a code to be pasted. */
  browser: boolean;
  /** Beyond what signing in always asks for. */
  scopes: readonly string[];
  parameters?: AuthorizationParameters;
  /** The native app registered with Globus. */
  clientId?: string | undefined;
  /** The session to extend. */
  previous?: StoredSession | undefined;
}

/** Signs a person in, and keeps the tokens in the user's file. */
export async function signIn(environment: Environment, how: PersonSignIn): Promise<StoredSession> {
  const { previous, parameters } = how;
  const session = await signInPerson({
    environment,
    clientId: await clientId(environment, how),
    scopes: [...signInScopes, ...how.scopes],
    ...(parameters && { authorizationParameters: parameters }),
    ...(previous && { previous }),
    ...(how.browser && hasBrowser() ? inBrowser : byCode),
  });
  await storeAccount({ kind: 'person', environment: environmentKey(environment), session });
  if (previous && previous.identity.id !== session.identity.id)
    await signOutPerson(previous, undefined, environment).catch(() => undefined); // they expire, and nobody has them
  return session;
}

const inBrowser = {
  redirect: 'loopback',
  async open(address: string): Promise<void> {
    say(`Sign in in the browser. If none opens, open this address on this computer:\n\n${address}\n`);
    await openBrowser(address).catch(() => say('No browser could be started here.'));
  },
} as const;

const byCode = {
  redirect: 'paste',
  async open(address: string): Promise<void> {
    say(`Open this address in a browser, on any computer, and sign in:\n\n${address}\n`);
  },
  pasteCode: () => askLine('Paste the code that it shows: '),
} as const;

async function clientId(environment: Environment, how: PersonSignIn): Promise<string> {
  if (environment.id === 'sandbox') return (await sandboxDirectory(environment)).nativeClientId;
  const id = how.clientId ?? process.env.GFLOW_CLIENT_ID ?? how.previous?.clientId ?? '';
  if (id.trim() !== '') return id.trim();
  throw refusal({
    operation: 'sign in',
    message: 'No client id is set to sign people in with.',
    remedy:
      'Register a native app (“thick client”) at app.globus.org, Settings, Developers, and give its id with --client-id or in GFLOW_CLIENT_ID.',
  });
}
