import { fieldsOf } from './json.ts';
import type { StoredSession } from './tokens.ts';

/** An account as it is kept in secret storage. `environment` is "production" or the sandbox's address. */
export type StoredAccount =
  | { kind: 'person'; environment: string; session: StoredSession }
  | {
      kind: 'service-account';
      environment: string;
      clientId: string;
      clientSecret: string;
      name: string;
      /** by which Auth knows the secret, where it was made here */
      secretId?: string;
      /** when the secret was made or, elsewhere, added here: it is at least as old; an ISO 8601 time */
      secretSince?: string;
    };

/** The id of the identity: a service account's is its client id. */
export function accountId(account: StoredAccount): string {
  return account.kind === 'person' ? account.session.identity.id : account.clientId;
}

/** Adds an account, in the place of the one that is the same. A secret that is added again is not younger for it. */
export function withAccount(accounts: readonly StoredAccount[], account: StoredAccount): StoredAccount[] {
  const { environment } = account;
  const others = withoutAccount(accounts, environment, accountId(account));
  if (account.kind === 'person') return [...others, account];
  const same = accounts.find(
    one =>
      one.kind === 'service-account' &&
      one.environment === environment &&
      one.clientId === account.clientId &&
      one.clientSecret === account.clientSecret,
  );
  const since = same?.kind === 'service-account' ? same.secretSince : undefined;
  return [...others, since === undefined ? account : { ...account, secretSince: since }];
}

export function withoutAccount(
  accounts: readonly StoredAccount[],
  environment: string,
  id: string,
): StoredAccount[] {
  return accounts.filter(a => a.environment !== environment || accountId(a) !== id);
}

/** Reads what secret storage holds; what is not an account of ours is left out. */
export function readAccounts(json: string | undefined): StoredAccount[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value) ? value.filter(isAccount) : [];
  } catch {
    return []; // written by something else: signing in again replaces it
  }
}

function isAccount(value: unknown): value is StoredAccount {
  const { kind, environment, clientId, clientSecret, name, session } = fieldsOf(value);
  if (typeof environment !== 'string') return false;
  if (kind === 'service-account')
    return [clientId, clientSecret, name].every(text => typeof text === 'string');
  const { identity, tokens } = fieldsOf(session);
  return kind === 'person' && typeof fieldsOf(identity).id === 'string' && typeof tokens === 'object';
}
