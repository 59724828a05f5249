import { expect, test } from 'vitest';
import { whenSlow } from './patience.ts';

const after = <T>(ms: number, value: T) => new Promise<T>(resolve => setTimeout(() => resolve(value), ms));

test('what is quick is not shown', async () => {
  let shown = 0;
  expect(await whenSlow(after(1, 'done'), async () => shown++, 200)).toBe('done');
  expect(shown).toBe(0);
});

test('what takes its time is shown until it is done', async () => {
  const events: string[] = [];
  const show = async (task: Promise<string>) => {
    events.push('shown');
    events.push(await task);
  };
  expect(await whenSlow(after(60, 'done'), show, 10)).toBe('done');
  expect(events).toEqual(['shown', 'done']);
});

test('a failure is the caller’s, quick or slow', async () => {
  const failing = (ms: number) => after(ms, 0).then(() => Promise.reject(new Error('no')));
  await expect(whenSlow(failing(1), async () => {}, 100)).rejects.toThrow('no');
  await expect(whenSlow(failing(50), task => task.catch(() => {}), 5)).rejects.toThrow('no');
});
