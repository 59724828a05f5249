import { expect, test } from 'vitest';
import { ToldProviders } from './told-providers.ts';

const DAY = 24 * 3_600_000;
const URL = 'https://example.org/count';

function memory() {
  const held = new Map<string, unknown>();
  return {
    get: <T>(key: string) => held.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void held.set(key, value),
  };
}

test('what a provider has told is kept with its day, and asked for again after one', async () => {
  const kept = memory();
  const providers = new ToldProviders(kept);
  let changes = 0;
  providers.onDidChange(() => changes++);
  expect(providers.unasked([`${URL}/`])).toEqual([`${URL}/`]);
  const then = Date.UTC(2026, 2, 4, 12);
  await providers.learn([{ url: URL, title: 'Count', inputSchema: { type: 'object' } }], then);
  expect(changes).toBe(1);
  expect(new ToldProviders(kept).all()).toEqual([
    { url: URL, title: 'Count', inputSchema: { type: 'object' }, day: '2026-03-04' },
  ]);
  expect(providers.unasked([`${URL}/`])).toEqual([]);
  expect(providers.stale([`${URL}/`], then + DAY - 1)).toEqual([]);
  expect(providers.stale([`${URL}/`, 'https://example.org/other'], then + DAY + 1)).toEqual([`${URL}/`]);
  expect(providers.stale([URL], then - 3 * DAY)).toEqual([URL]);
  await providers.learn([{ url: URL, title: 'Count Files' }], then + DAY);
  expect(providers.all()).toEqual([{ url: URL, title: 'Count Files', day: '2026-03-05' }]);
});

test('no more than a hundred are kept', async () => {
  const providers = new ToldProviders(memory());
  for (let i = 0; i < 120; i++) await providers.learn([{ url: `${URL}/${i}`, title: String(i) }]);
  expect(providers.all()).toHaveLength(100);
  expect(providers.unasked([`${URL}/0`, `${URL}/119`])).toEqual([`${URL}/0`]);
});
