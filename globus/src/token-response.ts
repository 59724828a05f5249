import { fieldsOf, itemsOf, numberOf, textOf } from './json.ts';
import { resourceServerOf } from './scopes.ts';
import type { StoredToken } from './tokens.ts';

/** A token this close to its end (ms) counts as expired: a request may take a while. */
const margin = 60_000;

/** How long a token lives when the answer does not say (ms): 48 hours [F]. */
const usualLife = 172_800_000;

/** Tokens by resource server. */
export type Tokens = Record<string, StoredToken>;

/**
 * The tokens in an answer of the token endpoint: the one on top and those of `other_tokens`, one for
 * each resource server (reference 1.4). `undefined` when there is none.
 */
export function parseTokens(answer: unknown, now: number): Tokens | undefined {
  const top = fieldsOf(answer);
  const found: Tokens = {};
  for (const item of [top, ...itemsOf(top.other_tokens)]) {
    const fields = fieldsOf(item);
    const accessToken = textOf(fields.access_token);
    if (!accessToken) continue;
    const scopes = (textOf(fields.scope) ?? '').split(' ').filter(scope => scope !== '');
    const refreshToken = textOf(fields.refresh_token);
    const life = numberOf(fields.expires_in);
    found[textOf(fields.resource_server) ?? resourceServerOf(scopes[0] ?? '')] = {
      accessToken,
      ...(refreshToken ? { refreshToken } : {}),
      scopes,
      expiresAt: now + (life === undefined ? usualLife : life * 1000),
    };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

export function isFresh(token: StoredToken, now: number): boolean {
  return token.expiresAt - margin > now;
}
