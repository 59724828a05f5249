import { expect, test } from 'vitest';
import { inFlight } from './in-flight.ts';

test('a second call joins the first while it runs, and a later one runs anew', async () => {
  let calls = 0;
  let finish = () => {};
  const deploy = inFlight(
    (uri: string) => uri,
    async (uri: string) => {
      calls += 1;
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      return `${uri} ${calls}`;
    },
  );
  const first = deploy('a');
  const second = deploy('a');
  expect(second).toBe(first);
  expect(calls).toBe(1);
  finish();
  expect(await second).toBe('a 1');
  const third = deploy('a');
  finish();
  expect(await third).toBe('a 2');
});

test('calls for different keys run side by side', async () => {
  const done: string[] = [];
  const run = inFlight(
    (key: string) => key,
    async (key: string) => void done.push(key),
  );
  await Promise.all([run('a'), run('b'), run('a')]);
  expect(done).toEqual(['a', 'b']);
});

test('a failed call does not block the next one', async () => {
  let fail = true;
  const run = inFlight(
    () => '',
    async () => {
      if (fail) throw new Error('no');
      return 'yes';
    },
  );
  await expect(run()).rejects.toThrow('no');
  fail = false;
  expect(await run()).toBe('yes');
});
