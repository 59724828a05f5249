import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOLD_PROVIDERS_NOTIFICATION, type ToldProvidersParams } from '../../language/src/index.ts';
import { ProtocolClient } from './client.ts';
import { freshUri } from './texts.ts';

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const tell = (...providers: ToldProvidersParams['providers']) =>
  client.notify(TOLD_PROVIDERS_NOTIFICATION, { providers, learned: [] });

const url = 'https://example.org/count';
const definition = JSON.stringify({
  StartAt: 'Count',
  States: {
    Count: { Type: 'Action', ActionUrl: url, Parameters: { foldr: 1 }, WaitTime: 60, End: true },
  },
});

test('open definitions are checked with what providers have told, as long as that is known', async () => {
  const at = freshUri();
  const published = () => client.published.filter(({ uri }) => uri === at);
  /** What was published for the nth time, of the same version of the text. */
  const nth = async (times: number) => {
    await client.until(() => published().length >= times);
    return published().at(-1)?.diagnostics ?? [];
  };
  await client.open(at, definition);
  expect(await nth(1)).toEqual([]);
  const inputSchema = { type: 'object', properties: { folder: {} }, additionalProperties: false };
  await tell({ url, title: 'Count', day: '2026-03-04', inputSchema });
  const [found] = await nth(2);
  expect(found?.code).toBe('unknown-parameter');
  expect(found?.message).toContain('“Count” (as it told on 2026-03-04)');
  await tell();
  expect(await nth(3)).toEqual([]);
});
