import type { ActionStatus } from '../../../runtime/src/index.ts';
import { resourceServerIn } from '../auth/scopes.ts';
import { mintToken } from '../auth/tokens.ts';
import { Refusal } from '../http.ts';
import type { Authority } from '../identities.ts';
import { isObject, type Json, type JsonObject, member, parseJson, textMember } from '../json.ts';
import type { CustomWork } from '../state/records/actions.ts';
import type { State } from '../state/state.ts';
import type { Progress, Provider } from './provider.ts';

/** Action providers of somebody's own: programs on this computer that speak the action provider API. */
export interface CustomProviders {
  /** The provider at a URL, with the scope that it names itself unless one is given; undefined unless it is on loopback. */
  at(url: string, scope: string | null): Provider | undefined;
  /** The scope that the provider at a URL names. Rejects with a sentence where it does not answer with one. */
  scopeAt(url: string): Promise<string>;
  /** Asks how far the action has come. */
  refresh(work: CustomWork, authority: Authority): Promise<CustomWork>;
  change(work: CustomWork, authority: Authority, what: 'cancel' | 'release'): Promise<CustomWork>;
}

/** They answer at once, or are not there. */
const patienceMilliseconds = 10_000;

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

export function isOnLoopback(url: string): boolean {
  return URL.canParse(url) && loopback.includes(new URL(url).hostname);
}

async function ask(
  method: string,
  url: string,
  how: { token?: string; body?: JsonObject },
): Promise<JsonObject> {
  const headers = new Headers({ accept: 'application/json' });
  if (how.token !== undefined) headers.set('authorization', `Bearer ${how.token}`);
  if (how.body !== undefined) headers.set('content-type', 'application/json');
  let status: number;
  let text: string;
  try {
    const body = how.body === undefined ? null : JSON.stringify(how.body);
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const response = await fetch(url, { method, headers, body, signal, redirect: 'error' });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`The action provider at ${url} cannot be reached: ${String(cause)}`);
  }
  let document: Json;
  try {
    document = parseJson(text);
  } catch {
    throw new Error(`The action provider at ${url} answered ${status} with what is no JSON.`);
  }
  if (!isObject(document))
    throw new Error(`The action provider at ${url} answered ${status} with no object.`);
  if (status >= 300) throw new Refusal(status, document);
  return document;
}

/** How far an action of a custom provider had come when it was last asked. */
export function customProgress({ document }: CustomWork): Progress {
  const known: readonly ActionStatus['status'][] = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'];
  const status = known.find(one => one === member(document, 'status')) ?? 'FAILED';
  const display = textMember(document, 'display_status');
  const over = status === 'SUCCEEDED' || status === 'FAILED';
  const time = Date.parse(textMember(document, 'completion_time') ?? '');
  return {
    status,
    ...(display !== undefined && { display }),
    details: member(document, 'details') ?? null,
    ended: over ? (Number.isNaN(time) ? Date.now() : time) : null,
  };
}

const baseOf = (url: string) => url.replace(/\/+$/, '');

async function scopeAt(url: string): Promise<string> {
  const base = baseOf(url);
  const scope = textMember(await ask('GET', `${base}/`, {}), 'globus_auth_scope');
  if (scope !== undefined) return scope;
  throw new Error(`The action provider at ${base} does not name its globus_auth_scope.`);
}

export function createCustomProviders(state: State): CustomProviders {
  /** By identity, consent and scope. Others are minted after a restart. */
  const tokens = new Map<string, string>();

  const tokenFor = ({ identity, client, consentRoot }: Authority, scope: string): string => {
    // The path ends with the provider's address, which stands for its scope.
    const grant = { client: client ?? identity.id, path: consentRoot.slice(0, -1) };
    const key = [identity.id, grant.client, ...grant.path, scope].join(' ');
    const token =
      tokens.get(key) ??
      mintToken(state, {
        kind: 'access',
        identity: identity.id,
        client: identity.id,
        resource_server: resourceServerIn(scope) ?? scope,
        scopes: [scope],
        grant,
      });
    tokens.set(key, token);
    return token;
  };

  return {
    at(url, named) {
      if (!isOnLoopback(url)) return undefined;
      const base = baseOf(url);
      return {
        path: base,
        url: base,
        title: base,
        subtitle: 'An action provider on this computer',
        synchronous: false,
        scope: base,
        inputSchema: {},
        async start(body, authority, _actionId, requestId): Promise<CustomWork> {
          const scope = named ?? (await scopeAt(base));
          const token = tokenFor(authority, scope);
          const document = await ask('POST', `${base}/run`, { token, body: { request_id: requestId, body } });
          const id = textMember(document, 'action_id');
          if (id === undefined) throw new Error(`The action provider at ${base} gave no action_id.`);
          return { kind: 'custom', url: `${base}/${encodeURIComponent(id)}`, scope, document };
        },
      };
    },
    scopeAt,
    async refresh(work, authority) {
      const token = tokenFor(authority, work.scope);
      return { ...work, document: await ask('GET', `${work.url}/status`, { token }) };
    },
    async change(work, authority, what) {
      const token = tokenFor(authority, work.scope);
      return { ...work, document: await ask('POST', `${work.url}/${what}`, { token }) };
    },
  };
}
