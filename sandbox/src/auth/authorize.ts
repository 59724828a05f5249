import { randomUUID } from 'node:crypto';
import { people } from '../demo.ts';
import { escapeHtml, page, type Reply, type Request, redirect } from '../http.ts';
import type { State } from '../state/state.ts';
import { type Client, clientById } from './clients.ts';
import type { Codes } from './codes.ts';
import { addConsents } from './consents.ts';
import { parseScopes, type ScopeNode, scopePaths } from './scope-syntax.ts';
import { resourceServerOf } from './scopes.ts';

/** Native clients may be sent back to this machine on any port, with or without a path. */
function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function errorPage(title: string, sentences: string): Reply {
  return page(400, title, `<p>${sentences}</p><p>Error id: <code>${randomUUID()}</code></p>`);
}

function back(redirectUri: string, parameters: Record<string, string | null>): Reply {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters))
    if (value !== null) address.searchParams.set(name, value);
  return redirect(address.href);
}

function link(request: Request, more: Record<string, string>): string {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return escapeHtml(`${request.path}?${query}`);
}

/** The page that stands for the sign-in: choose who you are. */
function choicePage(request: Request, client: Client, scopes: readonly ScopeNode[]): Reply {
  const items = people.map(person => {
    const address = link(request, { sandbox_identity: person.id });
    return `<li><a href="${address}">${escapeHtml(person.name)} (${escapeHtml(person.username)})</a></li>`;
  });
  const wanted = scopePaths(scopes).map(path => `<li><code>${escapeHtml(path.join(' › '))}</code></li>`);
  return page(
    200,
    'Sign in to the sandbox',
    `<p>${escapeHtml(client.name)} asks for access to the sandbox on this computer. Who are you?</p>
<ul>${items.join('')}</ul><p><a href="${link(request, { sandbox_identity: 'denied' })}">Refuse</a></p>
<details><summary>What it may then do</summary><ul>${wanted.join('')}</ul></details>`,
  );
}

function unknownScopes(state: State, nodes: readonly ScopeNode[]): string[] {
  const all = scopePaths(nodes).map(path => path.at(-1) ?? '');
  return [...new Set(all.filter(scope => resourceServerOf(state, scope) === undefined))];
}

/** `GET /v2/oauth2/authorize`. Trouble with client, address or scopes ends on a page; the rest goes back to the client. */
export function authorize(state: State, codes: Codes, request: Request): Reply {
  const { query } = request;
  const client = clientById(state, query.get('client_id') ?? '');
  if (client === undefined)
    return errorPage('Unknown client', 'The sandbox has no application with this client id.');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (client.secrets !== null || !isLoopback(redirectUri))
    return errorPage(
      'Mismatch redirect url',
      'The redirect address is not registered for this application. Addresses on this computer such as http://localhost:1234 are accepted.',
    );
  const nodes = parseScopes(query.get('scope') ?? '');
  if (nodes === undefined || nodes.length === 0)
    return errorPage('Invalid scope', 'The request names no scope, or its brackets do not match.');
  const unknown = unknownScopes(state, nodes);
  if (unknown.length > 0)
    return errorPage(
      'UNKNOWN_SCOPE_ERROR',
      `Unknown scopes: ${unknown.map(scope => `<code>${escapeHtml(scope)}</code>`).join(', ')}`,
    );

  const echo = query.get('state');
  const refuse = (error: string, error_description: string) =>
    back(redirectUri, { error, error_description, state: echo });
  if (query.get('response_type') !== 'code')
    return refuse('unsupported_response_type', 'Only response_type=code is supported.');
  const challenge = query.get('code_challenge');
  if (challenge === null || query.get('code_challenge_method') !== 'S256')
    return refuse('invalid_request', 'A native application must use PKCE with the method S256.');

  const chosen = query.get('sandbox_identity');
  if (chosen === null) return choicePage(request, client, nodes);
  const person = people.find(one => one.id === chosen);
  if (person === undefined) return refuse('access_denied', 'The person refused the request.');

  request.who = person.username;
  addConsents(state, person.id, client.id, scopePaths(nodes));
  const scopes = nodes.map(node => node.scope);
  const code = codes.issue({
    client: client.id,
    identity: person.id,
    redirectUri,
    scopes,
    offline: query.get('access_type') === 'offline' || scopes.includes('offline_access'),
    challenge,
    state: echo,
    nonce: query.get('nonce'),
  });
  return back(redirectUri, { code, state: echo });
}

/** `GET /v2/web/auth-code`: shows a code to be pasted, where no loopback redirect can arrive. */
export function showCode(request: Request): Reply {
  const code = request.query.get('code');
  if (code === null)
    return page(
      400,
      'No authorization code',
      '<p>The sign-in was refused. Close this page and try again.</p>',
    );
  return page(200, 'Authorization code', `<p>Paste this code: <code>${escapeHtml(code)}</code></p>`);
}
