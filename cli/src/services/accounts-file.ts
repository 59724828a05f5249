import path from 'node:path';
import {
  type Environment,
  environmentKey,
  readAccounts,
  type StoredAccount,
} from '../../../globus/src/index.ts';
import { configFolder } from './folders.ts';
import { locked } from './lock.ts';
import { readPrivate, writePrivate } from './private-file.ts';

/** The file with who is signed in: one account for Globus, and one for the sandbox. */
export function accountsFile(): string {
  return path.join(configFolder(), 'accounts.json');
}

/** Who is signed in to an environment. */
export async function storedAccount(environment: Environment): Promise<StoredAccount | undefined> {
  const key = environmentKey(environment);
  return readAccounts(await readPrivate(accountsFile())).find(account => account.environment === key);
}

/** Signs an account in, in the place of whoever was. A sandbox that had another address is forgotten. */
export function storeAccount(account: StoredAccount): Promise<void> {
  const isSame = (other: StoredAccount) => isGlobus(other) === isGlobus(account);
  return change(accounts => [...accounts.filter(other => !isSame(other)), account]);
}

/** Keeps the refreshed tokens of an account, if it is still the one that is signed in. */
export function keepAccount(account: Extract<StoredAccount, { kind: 'person' }>): Promise<void> {
  const isSame = (other: StoredAccount) =>
    other.kind === 'person' &&
    other.environment === account.environment &&
    other.session.identity.id === account.session.identity.id;
  return change(accounts => accounts.map(other => (isSame(other) ? account : other)));
}

/** Forgets who is signed in to an environment. */
export function dropAccount(environment: Environment): Promise<void> {
  const key = environmentKey(environment);
  return change(accounts => accounts.filter(account => account.environment !== key));
}

function isGlobus({ environment }: StoredAccount): boolean {
  return environment === 'production';
}

function change(make: (accounts: StoredAccount[]) => StoredAccount[]): Promise<void> {
  const file = accountsFile();
  return locked(file, async () => {
    const accounts = make(readAccounts(await readPrivate(file)));
    await writePrivate(file, `${JSON.stringify(accounts, undefined, 2)}\n`);
  });
}
