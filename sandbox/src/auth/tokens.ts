import { createHash, randomBytes } from 'node:crypto';
import type { Request } from '../http.ts';
import { type Authority, type Identity, identityById } from '../identities.ts';
import type { TokenGrant, TokenRecord } from '../state/records/auth.ts';
import type { State } from '../state/state.ts';
import { resourceServerOf } from './scopes.ts';

export const accessSeconds = 48 * 3600;
/** Refresh tokens die after six months without use. */
const refreshSeconds = 183 * 24 * 3600;

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A new token, which exists only in the return value; the state has its hash. */
export function mintToken(state: State, record: Omit<TokenRecord, 'issued' | 'expires'>): string {
  const token = `sandbox_${randomBytes(32).toString('base64url')}`;
  const issued = nowSeconds();
  const life = record.kind === 'access' ? accessSeconds : refreshSeconds;
  state.tokens.set(hashToken(token), { ...record, issued, expires: issued + life });
  return token;
}

/** The record of a token that is still good. */
export function findToken(state: State, token: string): TokenRecord | undefined {
  return findTokenByHash(state, hashToken(token));
}

export function findTokenByHash(state: State, hash: string): TokenRecord | undefined {
  const record = state.tokens.get(hash);
  return record !== undefined && record.expires > nowSeconds() ? record : undefined;
}

export function dropDeadTokens(state: State): void {
  for (const [hash, record] of state.tokens.entries())
    if (record.expires <= nowSeconds()) state.tokens.delete(hash);
}

/** Groups scopes by resource server, in the order in which they were asked for. */
export function byResourceServer(state: State, scopes: readonly string[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const scope of scopes) {
    const server = resourceServerOf(state, scope);
    if (server === undefined || scope === 'offline_access') continue;
    const list = grouped.get(server) ?? [];
    if (!list.includes(scope)) list.push(scope);
    grouped.set(server, list);
  }
  return grouped;
}

export interface Caller {
  readonly identity: Identity;
  readonly token: TokenRecord;
}

/** Who the bearer token of a request stands for; undefined when there is none that is good. */
export function callerOf(state: State, request: Request): Caller | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? undefined : findToken(state, bearer);
  if (token?.kind !== 'access') return undefined;
  const identity = identityById(state, token.identity);
  if (identity === undefined) return undefined;
  request.who = identity.username;
  return { identity, token };
}

/** Whose consent lets the bearer of a token go on from one of its scopes. */
export function grantOf(token: TokenRecord, scope: string): TokenGrant {
  const { client, path } = token.grant ?? { client: token.client, path: [] };
  return { client, path: [...path, scope] };
}

/** What a token lets its bearer do elsewhere; service accounts need no consent of their own. */
export function authorityOf({ identity, token }: Caller, scope: string): Authority {
  const { client, path } = grantOf(token, scope);
  return { identity, client: identity.kind === 'person' ? client : null, consentRoot: path };
}
