import { expect, test } from 'vitest';
import { production, sandboxAt } from '../../../globus/src/index.ts';
import type { Memory } from '../names/known-names.ts';
import { type KeptSecret, SecretReminder } from './secret-reminder.ts';

const DAY = 24 * 3_600_000;
const now = Date.parse('2026-06-01T00:00:00Z');
const old = (clientId: string): KeptSecret => ({ clientId, name: clientId, created: '2025-05-01T00:00:00Z' });
const young = { ...old('young'), created: '2026-05-01T00:00:00Z' };
const undated = { ...old('undated'), created: '' };

test('an old secret is told of once in a fortnight, in every window', async () => {
  const memory = memoryOf();
  const said: string[] = [];
  const window = () => new SecretReminder(memory, async ({ name }) => void said.push(name));
  await window().look(production, [young, undated, old('a')], now);
  await window().look(production, [old('a')], now + 13 * DAY);
  expect(said).toEqual(['a']);
  await window().look(production, [old('a')], now + 14 * DAY);
  expect(said).toEqual(['a', 'a']);
});

test('a secret of another environment is another one', async () => {
  const said: string[] = [];
  const reminder = new SecretReminder(memoryOf(), async ({ name }) => void said.push(name));
  await reminder.look(production, [old('a')], now);
  await reminder.look(sandboxAt('http://127.0.0.1:1'), [old('a')], now);
  expect(said).toEqual(['a', 'a']);
});

test('of one at a time, the next when the first is answered', async () => {
  const said: string[] = [];
  let answer = () => {};
  const answered = new Promise<void>(resolve => {
    answer = resolve;
  });
  const reminder = new SecretReminder(memoryOf(), ({ name }) => {
    said.push(name);
    return answered;
  });
  const both = [old('a'), old('b')];
  const first = reminder.look(production, both, now);
  await reminder.look(production, both, now);
  expect(said).toEqual(['a']);
  answer();
  await first;
  await reminder.look(production, both, now);
  expect(said).toEqual(['a', 'b']);
});

function memoryOf(): Memory {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: async (key, value) => void values.set(key, value),
  };
}
