import { expect, test } from 'vitest';
import { production, sandboxAt } from '../../../globus/src/index.ts';
import { KnownNames, type Memory } from './known-names.ts';

function memory(): Memory {
  const values = new Map<string, string>();
  return {
    get: key => JSON.parse(values.get(key) ?? 'null') ?? undefined,
    update: async (key, value) => void values.set(key, JSON.stringify(value)),
  };
}

const shared = { id: 'c1', kind: 'collection', name: 'Shared results' } as const;

test('a name is kept for its environment, with when it was told', async () => {
  const names = new KnownNames(memory());
  const sandbox = sandboxAt('http://127.0.0.1:1');
  await names.learn(sandbox, [shared], 5);
  expect(names.get(sandbox, 'c1')).toEqual({ ...shared, seen: 5 });
  expect(names.get(production, 'c1')).toBeUndefined();
});

test('listeners are told when a name came or changed, and not when it is as before', async () => {
  const names = new KnownNames(memory());
  let told = 0;
  names.onDidChange(() => told++);
  await names.learn(production, [shared]);
  await names.learn(production, [shared]);
  expect(told).toBe(1);
  await names.learn(production, [{ ...shared, name: 'Results' }]);
  expect(told).toBe(2);
});

test('what was not seen for longest goes when there are too many', async () => {
  const names = new KnownNames(memory());
  const many = Array.from(
    { length: 2000 },
    (_, i) => ({ id: `f${i}`, kind: 'flow', name: `Flow ${i}` }) as const,
  );
  await names.learn(production, [shared]);
  await names.learn(production, many);
  expect(names.get(production, 'c1')).toBeUndefined();
  expect(names.all(production)).toHaveLength(2000);
});
