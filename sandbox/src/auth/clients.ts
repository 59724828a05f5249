import { timingSafeEqual } from 'node:crypto';
import { demo, serviceAccounts } from '../demo.ts';
import type { Request } from '../http.ts';
import { oauthProblem } from './errors.ts';
import { hashToken } from './tokens.ts';

/** An application: the native one has no secret, a service account does and is an identity too. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly secret: string | null;
}

export function clientById(id: string): Client | undefined {
  if (id === demo.nativeClientId) return { id, name: 'Globus Flows Workbench', secret: null };
  const account = serviceAccounts.find(one => one.client_id === id);
  return account && { id, name: account.name, secret: account.client_secret };
}

function basicCredentials(request: Request): [id: string, secret: string] | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

const sameSecret = (a: string, b: string) =>
  timingSafeEqual(Buffer.from(hashToken(a)), Buffer.from(hashToken(b)));

/** The application that asks, by HTTP Basic or by `client_id` (and `client_secret`) in the form. Throws 401. */
export function authenticateClient(request: Request, form: URLSearchParams): Client {
  const [id, secret] = basicCredentials(request) ?? [form.get('client_id'), form.get('client_secret')];
  if (id === null) throw oauthProblem(401, 'invalid_client', 'The request does not say which client asks.');
  const client = clientById(id);
  if (client === undefined) throw oauthProblem(401, 'invalid_client', 'There is no such client.');
  if (client.secret !== null && (secret === null || !sameSecret(secret, client.secret)))
    throw oauthProblem(401, 'invalid_client', 'The client secret is wrong.');
  request.who = client.secret === null ? client.name : `${id}@clients.auth.globus.org`;
  return client;
}

/** As `authenticateClient`, for what only an application with a secret may ask. */
export function authenticateConfidentialClient(request: Request, form: URLSearchParams): Client {
  const client = authenticateClient(request, form);
  if (client.secret === null)
    throw oauthProblem(401, 'invalid_client', 'Only a client with a secret may do this.');
  return client;
}
