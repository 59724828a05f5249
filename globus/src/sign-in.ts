import type { Environment } from './environment.ts';
import type { AuthorizationParameters } from './problem.ts';
import type { StoredSession } from './tokens.ts';
import type { TransportSettings } from './transport.ts';

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

/** Signs a person in with the authorization code grant and PKCE, and says who it was. */
export async function signInPerson(_options: SignInOptions): Promise<StoredSession> {
  throw new Error('under construction');
}
