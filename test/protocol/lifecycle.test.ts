import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ProtocolClient } from './client.ts';

test('shutdown and exit end the process with status 0', async () => {
  const client = await ProtocolClient.start();
  expect(await client.stop()).toBe(0);
});

test('exit without shutdown ends it with status 1', async () => {
  const client = await ProtocolClient.start();
  expect(await client.exit()).toBe(1);
});

test('it ends when its editor is gone', async () => {
  const client = await ProtocolClient.start();
  const ended = once(client.process, 'exit');
  client.process.stdin?.end();
  await ended;
  client.connection.dispose();
});
