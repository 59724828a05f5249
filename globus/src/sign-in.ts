import { setTimeout as wait } from 'node:timers/promises';
import { auth } from '@globus/sdk';
import { abortable } from './abortable.ts';
import { authorizeAddress, pastePage } from './authorize-address.ts';
import { type Caller, call, expected } from './call.ts';
import { type Environment, environmentKey } from './environment.ts';
import { parseIdentity } from './identity.ts';
import { type BrowserAnswer, listenForBrowser } from './loopback.ts';
import { newPkce, newState } from './pkce.ts';
import { type AuthorizationParameters, GlobusError } from './problem.ts';
import { cancelled, fail } from './problem-words.ts';
import { baseScope, scopes as known, resourceServerOf } from './scopes.ts';
import { userinfo } from './sdk-gaps.ts';
import { parseTokens, type Tokens } from './token-response.ts';
import type { Identity, StoredSession } from './tokens.ts';
import { defaultSettings, type TransportSettings } from './transport.ts';

const operation = 'sign in';

/** How long the browser is waited for (ms). */
const patience = 5 * 60_000;

/** How a person signs in. */
export interface SignInOptions {
  environment: Environment;
  /** the native app registered with Globus */
  clientId: string;
  /** what to ask for; `openid profile email` are always added, to know who signed in */
  scopes: readonly string[];
  /** shows the address in a browser */
  open(url: string): Promise<void>;
  /** asks for the code that the web page shows; undefined when the person gives up */
  pasteCode?(): Promise<string | undefined>;
  /** loopback: the browser brings the code itself; paste: it shows the code to be copied */
  redirect: 'loopback' | 'paste';
  /** what a service demanded of the sign-in (see Problem.authorizationParameters) */
  authorizationParameters?: AuthorizationParameters;
  /** the session to extend: its other tokens are kept when the same identity signs in again */
  previous?: StoredSession;
  /** ms to wait for the browser: 5 minutes */
  timeout?: number;
  settings?: Partial<TransportSettings>;
  signal?: AbortSignal;
}

/** Signs a person in with the authorization code grant and PKCE, and finds out who it was. */
export async function signInPerson(options: SignInOptions): Promise<StoredSession> {
  const { environment, clientId, previous, signal } = options;
  const caller: Caller = { environment, settings: { ...defaultSettings, ...options.settings } };
  const scopes = scopesToAsk(options.scopes, previous);
  const { code, verifier, redirectUri } = await askInBrowser(options, scopes);
  const payload = {
    grant_type: 'authorization_code' as const,
    code,
    client_id: clientId,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  };
  const answer = await call(caller, {
    service: 'auth',
    operation,
    repeatable: false, // a code can be redeemed once
    signal,
    secrets: [code, verifier],
    send: sdk => auth.oauth2.token.exchange({ payload }, sdk),
  });
  const tokens = expected(caller, { service: 'auth', operation }, parseTokens(answer, Date.now()));
  const identity = await whoSignedIn(caller, tokens, signal);
  const kept = previous?.identity.id === identity.id ? previous.tokens : {};
  return { environment: environmentKey(environment), clientId, identity, tokens: { ...kept, ...tokens } };
}

/**
 * What to ask for: the scopes, those that tell who signs in, and those held before at the same
 * resource servers, because the new token of a server replaces the old one.
 */
function scopesToAsk(wanted: readonly string[], previous: StoredSession | undefined): string[] {
  const asked = new Set([known.openid, known.profile, known.email, ...wanted]);
  const bases = new Set([...asked].map(baseScope));
  const servers = new Set([...asked].map(resourceServerOf));
  for (const [server, token] of Object.entries(previous?.tokens ?? {})) {
    if (!servers.has(server)) continue;
    for (const scope of token.scopes) if (!bases.has(scope)) asked.add(scope);
  }
  return [...asked];
}

interface Grant {
  code: string;
  verifier: string;
  redirectUri: string;
}

async function askInBrowser(options: SignInOptions, scopes: readonly string[]): Promise<Grant> {
  const { environment, signal } = options;
  if (signal?.aborted) throw new GlobusError(cancelled(operation));
  const { verifier, challenge } = newPkce();
  const state = newState();
  const show = async (redirectUri: string): Promise<void> => {
    const { clientId, authorizationParameters: parameters } = options;
    const request = { clientId, redirectUri, scopes, challenge, state, parameters };
    await options.open(authorizeAddress(environment, request)).catch(noBrowser);
  };
  if (options.redirect === 'paste') {
    const redirectUri = pastePage(environment);
    await show(redirectUri);
    const code = await abortable(Promise.resolve(options.pasteCode?.()), operation, signal);
    if (!code?.trim()) throw new GlobusError(cancelled(operation));
    return { code: code.trim(), verifier, redirectUri };
  }
  const loopback = await listenForBrowser(state).catch(noBrowser);
  try {
    await show(loopback.redirectUri);
    const answer = await abortable(inTime(loopback.answer, options.timeout ?? patience), operation, signal);
    if ('error' in answer) denied(answer.error);
    return { code: answer.code, verifier, redirectUri: loopback.redirectUri };
  } finally {
    loopback.close();
  }
}

async function inTime(answer: Promise<BrowserAnswer>, timeout: number): Promise<BrowserAnswer> {
  const stop = new AbortController();
  try {
    return await Promise.race([answer, wait(timeout, undefined, { signal: stop.signal }).then(late)]);
  } finally {
    stop.abort();
  }
}

function noBrowser(error: unknown): never {
  return fail({
    kind: 'sign-in',
    operation,
    why: `the browser could not be asked (${error instanceof Error ? error.message : String(error)})`,
    remedy: 'Sign in with a code to paste.',
  });
}

function late(): never {
  return fail({
    kind: 'sign-in',
    operation,
    code: 'TIMEOUT',
    why: 'the sign-in page in the browser was not completed in time',
    remedy: 'Sign in again. If the browser cannot come back to this computer, sign in with a code to paste.',
  });
}

function denied(error: string): never {
  const refused = error === 'access_denied';
  return fail({
    kind: 'sign-in',
    operation,
    code: error,
    why: refused ? 'the access was not granted in the browser' : `Globus Auth refused it (${error})`,
    remedy: 'Sign in again and agree to the access, which is needed for what you asked for.',
  });
}

async function whoSignedIn(
  caller: Caller,
  tokens: Tokens,
  signal: AbortSignal | undefined,
): Promise<Identity> {
  const token = expected(caller, { service: 'auth', operation }, tokens['auth.globus.org']);
  const answer = await call(
    { ...caller, tokens: { token: () => Promise.resolve(token.accessToken) } },
    { service: 'auth', operation, scopes: [known.openid], repeatable: true, signal, send: userinfo },
  );
  return expected(caller, { service: 'auth', operation }, parseIdentity(answer));
}
