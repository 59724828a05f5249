import { afterEach, expect, test } from 'vitest';
import { problemOf } from '../problem.ts';
import { type Reply, type ServiceDouble, serviceDouble } from '../testing/service-double.ts';
import { introspect } from './introspect.ts';

let double: ServiceDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function asked(reply: Reply) {
  double = await serviceDouble(() => reply);
  return introspect(`${double.environment.flows}/count//`);
}

const DOCUMENT = {
  title: 'Count',
  synchronous: false,
  globus_auth_scope: 'https://auth.globus.org/scopes/x.example.org/count[dependent]',
  input_schema: { type: 'object' },
};

test('one request without a token tells what it takes', async () => {
  expect(await asked({ json: DOCUMENT })).toEqual({
    url: `${double?.environment.flows}/count`,
    title: 'Count',
    synchronous: false,
    scope: 'https://auth.globus.org/scopes/x.example.org/count',
    inputSchema: { type: 'object' },
  });
  expect(double?.received.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
    ['GET', '/count/', undefined],
  ]);
});

test('a schema beyond all measure is left out', async () => {
  const input_schema = { description: 'x'.repeat(300_000) };
  expect(await asked({ json: { ...DOCUMENT, input_schema } })).not.toHaveProperty('inputSchema');
});

test.each<[what: string, reply: Reply, kind: string]>([
  ['a page', { text: '<html>', headers: { 'Content-Type': 'text/html' } }, 'service'],
  ['nothing', {}, 'service'],
  ['half of it', { text: JSON.stringify(DOCUMENT).slice(0, 40) }, 'service'],
  ['another document', { json: { hello: 1 } }, 'service'],
  ['a list', { json: [DOCUMENT] }, 'service'],
  ['not found', { status: 404, json: {} }, 'service'],
  ['another address', { status: 302, headers: { Location: 'https://example.org/' } }, 'service'],
  ['only to those whom it knows', { status: 401, json: {} }, 'forbidden'],
  ['no answer', 'drop', 'network'],
])('%s is told in words', async (_, reply, kind) => {
  const problem = problemOf(await asked(reply).catch(error => error));
  expect(problem?.kind).toBe(kind);
  expect(problem?.message).toMatch(/^Could not ask the action provider http.* about itself: .+\.$/);
  expect(problem?.remedy).not.toBe('');
});
