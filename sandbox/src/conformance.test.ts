import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Harness } from './testing/harness.ts';
import { openSandbox } from './testing/harness.ts';

/** What docs/sandbox.md says of routes and action providers must be so. */
let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const text = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const rows = [
  ...text.matchAll(/^\| `(?:(GET|POST|PUT|PATCH|DELETE) )?([^`]+)` +\| (\w+) +\| *(.*?) *\|$/gm),
].map(([, method, address = '', grade = '', notes = '']) => ({ method, address, grade, notes }));
const routes = rows.filter(row => row.method !== undefined);
const providers = rows.filter(row => row.address.startsWith('https://') && !row.address.includes('{'));

test('the tables are read', () => {
  expect(routes.length).toBeGreaterThan(80);
  expect(providers.length).toBeGreaterThan(8);
  expect([...new Set(rows.map(row => row.grade))].sort()).toEqual(['absent', 'faithful', 'simplified']);
});

test('each route of the services has a row, and only one', () => {
  const named = (method: string, pattern: string) => `${method} ${pattern.replaceAll(/:\w+|\{\w+\}/g, '*')}`;
  const here = sandbox
    .routes()
    .filter(({ pattern }) => pattern !== '/' && !/^\/(sandbox|actions)/.test(pattern))
    .map(({ method, pattern }) => named(method, pattern));
  const told = routes.map(({ method = '', address }) => named(method, address));
  expect(here.filter(one => !told.includes(one))).toEqual([]);
  expect(told.filter((one, place) => told.indexOf(one) !== place)).toEqual([]);
});

describe('routes', () => {
  test.each(routes)('$method $address is $grade', async ({ method = 'GET', address, grade, notes }) => {
    const path = address.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
    const answer = await sandbox.call(method, path, method === 'GET' ? {} : { body: {} });
    const said = JSON.stringify(answer.body);
    expect(answer.status === 405 || said.includes('The sandbox does not know')).toBe(grade === 'absent');
    if (grade === 'absent') expect(said).toContain(`: ${notes.replaceAll('`', '')}.`);
  });
});

describe('action providers', () => {
  test.each(providers)('$address is $grade', async ({ address, grade, notes }) => {
    const path = `/actions/${address.replace('https://actions.globus.org/', '').replace(/https:\/\/(\w+)\.actions\.globus\.org\//, '$1/')}`;
    const answer = await sandbox.call('GET', path);
    expect(answer.status).toBe(grade === 'absent' ? 404 : 200);
    if (grade === 'absent') expect(answer.text('description')).toContain(`: ${notes}.`);
  });
});
