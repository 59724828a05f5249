import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isSandbox, readDirectory, sandboxDirectory } from './sandbox-directory.ts';

let close = () => {};
afterEach(() => close());

async function answering(status: number, body: unknown): Promise<string> {
  const server = createServer((_, response) => {
    response
      .writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
      .end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const address: AddressInfo | string | null = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const described = {
  native_client_id: 'n',
  people: [{ id: 'a', username: 'ada@x', name: 'Ada', email: 'e' }],
  service_accounts: [{ client_id: 'r', name: 'Robot', client_secret: 's' }],
};

test('a sandbox says who is in it', async () => {
  const auth = await answering(200, described);
  expect(await sandboxDirectory({ auth })).toEqual({
    nativeClientId: 'n',
    people: [{ id: 'a', username: 'ada@x', name: 'Ada' }],
    serviceAccounts: [{ clientId: 'r', name: 'Robot', clientSecret: 's' }],
  });
  expect(await isSandbox(auth)).toBe(true);
});

test('something else at that address is no sandbox', async () => {
  expect(await isSandbox(await answering(200, { hello: 'world' }))).toBe(false);
  close();
  expect(await isSandbox(await answering(404, {}))).toBe(false);
});

test('a sandbox that is gone is a problem with a remedy', async () => {
  const auth = await answering(200, {});
  close();
  await expect(sandboxDirectory({ auth })).rejects.toMatchObject({
    problem: { kind: 'network', remedy: 'Start the sandbox.' },
  });
  await expect(sandboxDirectory({ auth })).rejects.toThrow(/nothing listens there/);
  expect(await isSandbox(auth)).toBe(false);
});

test('what is not as expected is left out', () => {
  expect(readDirectory({ people: 3, service_accounts: [null] })).toEqual({
    nativeClientId: '',
    people: [],
    serviceAccounts: [{ clientId: '', name: '', clientSecret: '' }],
  });
});
