import { timingSafeEqual } from 'node:crypto';
import { demo } from '../demo.ts';
import type { Request } from '../http.ts';
import type { State } from '../state/state.ts';
import { oauthProblem } from './errors.ts';
import { hashToken } from './tokens.ts';

/** An application: the native one has no secrets, a service account does and is an identity too. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** the hashes of its secrets; null for the native one */
  readonly secrets: readonly string[] | null;
}

export function clientById(state: State, id: string): Client | undefined {
  if (id === demo.nativeClientId) return { id, name: 'Globus Flows Workbench', secrets: null };
  const account = state.clients.get(id);
  if (account === undefined) return undefined;
  const credentials = state.credentials.values().filter(one => one.client === id);
  return { id, name: account.name, secrets: credentials.map(one => one.hash) };
}

function basicCredentials(request: Request): [id: string, secret: string] | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

const isSecret = (secret: string, hash: string) =>
  timingSafeEqual(Buffer.from(hashToken(secret)), Buffer.from(hash));

/** The application that asks, by HTTP Basic or by `client_id` (and `client_secret`) in the form. Throws 401. */
export function authenticateClient(state: State, request: Request, form: URLSearchParams): Client {
  const [id, secret] = basicCredentials(request) ?? [form.get('client_id'), form.get('client_secret')];
  if (id === null) throw oauthProblem(401, 'invalid_client', 'The request does not say which client asks.');
  const client = clientById(state, id);
  if (client === undefined) throw oauthProblem(401, 'invalid_client', 'There is no such client.');
  if (client.secrets !== null && !client.secrets.some(hash => isSecret(secret ?? '', hash)))
    throw oauthProblem(401, 'invalid_client', 'The client secret is wrong.');
  request.who = client.secrets === null ? client.name : `${id}@clients.auth.globus.org`;
  return client;
}

/** As `authenticateClient`, for what only an application with a secret may ask. */
export function authenticateConfidentialClient(
  state: State,
  request: Request,
  form: URLSearchParams,
): Client {
  const client = authenticateClient(state, request, form);
  if (client.secrets === null)
    throw oauthProblem(401, 'invalid_client', 'Only a client with a secret may do this.');
  return client;
}
