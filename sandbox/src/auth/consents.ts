import type { Authority } from '../identities.ts';
import type { TokenGrant } from '../state/records/auth.ts';
import type { State } from '../state/state.ts';
import { nowSeconds } from './tokens.ts';

const keyOf = (identity: string, client: string) => `${identity} ${client}`;
const same = (a: readonly string[], b: readonly string[]) => a.join(' ') === b.join(' ');

/** Remembers what a person allowed an application. */
export function addConsents(
  state: State,
  identity: string,
  client: string,
  paths: readonly string[][],
): void {
  const key = keyOf(identity, client);
  const record = state.consents.get(key) ?? { identity, client, created: nowSeconds(), paths: [] };
  const fresh = paths.filter(path => !record.paths.some(known => same(known, path)));
  if (fresh.length > 0) state.consents.set(key, { ...record, paths: [...record.paths, ...fresh] });
}

/** Did the identity allow its application to let the acting service use `scope`? */
export function hasConsent(state: State, authority: Authority, scope: string): boolean {
  if (authority.client === null) return true;
  const path = [...authority.consentRoot, scope];
  const record = state.consents.get(keyOf(authority.identity.id, authority.client));
  return record?.paths.some(known => same(known, path)) ?? false;
}

/** The scopes that the identity allowed just below the last one of the path. */
export function consentsBelow(state: State, identity: string, { client, path }: TokenGrant): string[] {
  const paths = state.consents.get(keyOf(identity, client))?.paths ?? [];
  return paths.filter(known => same(known.slice(0, -1), path)).map(known => known.at(-1) ?? '');
}
