import { expect, test } from 'vitest';
import { type StoredAccount, withAccount } from '../../../globus/src/index.ts';
import { Vault } from './vault.ts';

const robot = (clientId: string): StoredAccount => ({
  kind: 'service-account',
  environment: 'production',
  clientId,
  clientSecret: 's',
  name: clientId,
});

function secrets() {
  const held = new Map<string, string>();
  const slow = () => new Promise(resolve => setTimeout(resolve, 5));
  const storage = {
    failing: false,
    get: async (key: string) => slow().then(() => held.get(key)),
    store: async (key: string, value: string) => {
      await slow();
      if (storage.failing) throw new Error('The keyring is locked.');
      held.set(key, value);
    },
  };
  return storage;
}

test('changes that are asked for at the same time are all kept', async () => {
  const vault = new Vault(secrets());
  await Promise.all(['a', 'b', 'c'].map(id => vault.change(accounts => withAccount(accounts, robot(id)))));
  expect((await vault.read()).map(account => account.kind === 'service-account' && account.clientId)).toEqual(
    ['a', 'b', 'c'],
  );
});

test('a storage that refuses is told to whoever asked, and the next change still works', async () => {
  const storage = secrets();
  const vault = new Vault(storage);
  storage.failing = true;
  await expect(vault.change(() => [robot('a')])).rejects.toThrow('The keyring is locked.');
  storage.failing = false;
  await vault.change(() => [robot('b')]);
  expect(await vault.read()).toEqual([robot('b')]);
});
