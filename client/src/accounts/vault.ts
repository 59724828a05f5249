import { readAccounts, type StoredAccount } from '../../../globus/src/index.ts';

/** The part of VS Code's secret storage that is used. */
export interface Secrets {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
}

export const ACCOUNTS_SECRET = 'globusFlows.accounts';

/** The accounts in secret storage. One change comes after the other: two refreshed tokens must not overwrite each other. */
export class Vault {
  readonly #secrets: Secrets;
  #writing: Promise<void> = Promise.resolve();

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async read(): Promise<StoredAccount[]> {
    return readAccounts(await this.#secrets.get(ACCOUNTS_SECRET));
  }

  change(make: (accounts: StoredAccount[]) => StoredAccount[]): Promise<void> {
    const written = this.#writing.then(async () => {
      await this.#secrets.store(ACCOUNTS_SECRET, JSON.stringify(make(await this.read())));
    });
    this.#writing = written.catch(() => undefined); // whoever asked is told; the next change still gets its turn
    return written;
  }
}
