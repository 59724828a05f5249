import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type Environment,
  type SignInOptions,
  type StoredSession,
  sandboxDirectory,
  signInPerson,
} from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { CLIENT_ID_MISSING } from '../problem-remedy.ts';
import { settings } from '../settings.ts';
import { redirectPort } from './redirect-port.ts';

export type BrowserSignIn = Pick<
  SignInOptions,
  'scopes' | 'previous' | 'authorizationParameters' | 'signal'
> & {
  /** Opens the address instead of the browser. */
  open?(url: string): Promise<void>;
};

/**
 * Signs a person in. The browser brings the answer to a port of this computer; where it runs on another
 * computer and cannot reach that port, it shows a code to be pasted.
 */
export async function inBrowser(environment: Environment, options: BrowserSignIn): Promise<StoredSession> {
  const { open: openAddress, ...asked } = options;
  const base = { ...asked, environment, clientId: await clientId(environment, options.signal) };
  if (openAddress) return signInPerson({ ...base, redirect: 'loopback', open: openAddress });
  const person = await demoPerson(environment, options);
  if (person) return signInPerson({ ...base, redirect: 'loopback', open: url => followLink(url, person) });
  let unreachable = false;
  const giveUp = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, giveUp.signal]) : giveUp.signal;
  try {
    return await signInPerson({
      ...base,
      signal,
      redirect: 'loopback',
      async open(url) {
        if (await reachesPort(url)) return openExternally(url);
        unreachable = true;
        giveUp.abort();
      },
    });
  } catch (error) {
    if (!unreachable) throw error;
    return signInPerson({ ...base, redirect: 'paste', open: openExternally, pasteCode });
  }
}

/** Follows the link of the sandbox's sign-in page that stands for a person, as a click on it would. */
export async function followLink(url: string, personId: string): Promise<void> {
  const response = await fetch(`${url}&sandbox_identity=${encodeURIComponent(personId)}`);
  if (response.ok) return;
  throw refusal({
    kind: 'service',
    operation: 'sign in',
    message: l10n.t('Could not sign in: the sandbox answered with HTTP {status}.', {
      status: response.status,
    }),
    remedy: l10n.t('Its log says more.'),
  });
}

/** The demo person whose session is to be extended: for them a click in the editor is as good as one in the browser. */
async function demoPerson(environment: Environment, options: BrowserSignIn): Promise<string | undefined> {
  const id = options.previous?.identity.id;
  if (environment.id !== 'sandbox' || id === undefined) return undefined;
  const { people } = await sandboxDirectory(environment, options.signal);
  return people.find(person => person.id === id)?.id;
}

/** True when the browser of this window can reach the port that the sign-in waits at. */
async function reachesPort(url: string): Promise<boolean> {
  if (vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) return true;
  const port = redirectPort(url);
  if (port === undefined) return false;
  // VS Code forwards the port where it can. The service must be given the very address that is registered,
  // so a forwarded address with another name or port does not help.
  const forwarded = await vscode.env.asExternalUri(vscode.Uri.parse(`http://localhost:${port}`));
  return /^(localhost|127\.0\.0\.1):/.test(forwarded.authority) && forwarded.authority.endsWith(`:${port}`);
}

async function openExternally(url: string): Promise<void> {
  if (await vscode.env.openExternal(vscode.Uri.parse(url, true))) return;
  const copy = l10n.t('Copy Address');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('The browser was not opened. Open the address of the sign-in page yourself.'),
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(url);
}

async function pasteCode(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('Sign in to Globus'),
    prompt: l10n.t('Sign in in the browser, then paste the code that it shows.'),
    ignoreFocusOut: true,
    password: true,
  });
}

async function clientId(environment: Environment, signal?: AbortSignal): Promise<string> {
  if (environment.id === 'sandbox') return (await sandboxDirectory(environment, signal)).nativeClientId;
  if (settings.clientId) return settings.clientId;
  throw refusal({
    operation: 'sign in',
    code: CLIENT_ID_MISSING,
    message: l10n.t('Could not sign in to Globus: the setting “Globus Flows: Client Id” is empty.'),
    remedy: l10n.t(
      'Register a native app (“thick client”) at app.globus.org under Settings, Developers, and enter its client id; or work in the sandbox, which needs none.',
    ),
  });
}
