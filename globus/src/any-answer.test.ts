import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { GlobusError } from './problem.ts';
import { collectionId as id } from './testing/documents.ts';
import { everythingAsked } from './testing/everything-asked.ts';
import { globusAt, type Reply, type ServiceDouble, serviceDouble } from './testing/service-double.ts';

// Whatever answers in the place of a service: there is a value, or a refusal in words. Nothing else, and never for ever.

let double: ServiceDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

/** A value, or a refusal in words; anything else is a defect. */
async function expectAnswer(asked: Promise<unknown>, what: string): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error === undefined) return;
  expect(error, `${what}: ${String(error)}`).toBeInstanceOf(GlobusError);
  if (!(error instanceof GlobusError)) return;
  const { message, remedy } = error.problem;
  expect(message, what).toMatch(/^Could not .+[.!?…]$/s);
  expect(`${message} ${remedy}`, what).not.toMatch(/\bundefined\b|\[object |\bNaN\b|<html/i);
}

test('nothing that can be asked is left out', async () => {
  double = await serviceDouble(() => ({}));
  const methods = Object.entries(globusAt(double)).flatMap(([room, api]) =>
    room === 'environment' ? [] : Object.keys(api ?? {}).map(name => `${room}.${name}`),
  );
  const asked = Object.keys(everythingAsked).map(name => name.split(' ')[0]);
  expect(methods.filter(name => !asked.includes(name))).toEqual([]);
});

test.each<[what: string, reply: Reply]>([
  [
    'a page with a good status',
    { text: '<html><script>alert(1)</script></html>', headers: { 'Content-Type': 'text/html' } },
  ],
  [
    'a page with a bad status',
    { status: 503, text: '<html>Down</html>', headers: { 'Content-Type': 'text/html' } },
  ],
  ['a sign-in page of a network', { status: 403, text: '<html>Sign in</html>' }],
  ['nothing', {}],
  ['nothing, refused', { status: 403 }],
  ['nothing, failed', { status: 500 }],
  ['half a document', { text: '{"flows": [{"id": "' }],
  ['a stream that ends in the middle', 'cut'],
  ['another kind of content', { text: 'OK', headers: { 'Content-Type': 'text/plain' } }],
  ['JSON said to be something else', { text: '{}', headers: { 'Content-Type': 'application/octet-stream' } }],
  ['null', { json: null }],
  ['a number', { json: 3 }],
  ['a text', { json: 'yes' }],
  ['a list of lists', { json: [[[]]] }],
  ['an error that nobody knows', { status: 418, json: { oops: { deep: [1, { code: {} }] } } }],
  ['an error as a list', { status: 400, json: [{ code: 3 }] }],
  [
    'an error whose words are objects',
    { status: 422, json: { error: { code: [], detail: { a: null }, message: 7 } } },
  ],
  ['too many requests', { status: 429, json: {}, headers: { 'Retry-After': 'soon' } }],
  ['another address', { status: 302, headers: { Location: 'https://example.org/' } }],
])('%s', async (_, reply) => {
  double = await serviceDouble(() => reply);
  for (const [what, ask] of Object.entries(everythingAsked)) await expectAnswer(ask(globusAt(double)), what);
});

test('any JSON at all', async () => {
  let answer: unknown = null;
  let status = 200;
  double = await serviceDouble(() => ({ status, text: JSON.stringify(answer) ?? 'null' }));
  const globus = globusAt(double);
  const names = [
    ...['flows', 'runs', 'entries', 'DATA', 'identities', 'index_list', 'role_list', 'gmeta', 'marker', 'id'],
    ...[
      'details',
      'error',
      'errors',
      'code',
      'detail',
      'message',
      'status',
      'has_next_page',
      'required_scopes',
    ],
  ];
  const { json } = fc.letrec<{ json: unknown }>(tie => ({
    json: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, '', 'ACTIVE', '\u202Egnp.exe', '__proto__'),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 4 }),
    ),
  }));
  const asked = fc.constantFrom(...Object.entries(everythingAsked));
  await fc.assert(
    fc.asyncProperty(
      json,
      fc.constantFrom(200, 201, 400, 401, 403, 404, 409, 422),
      asked,
      async (value, code, one) => {
        [answer, status] = [value, code];
        await expectAnswer(one[1](globus), one[0]);
      },
    ),
    { numRuns: 300 },
  );
}, 30_000);

test('ten thousand runs are read to their end, and no more of them than are wanted', async () => {
  const runs = 10_000;
  double = await serviceDouble(({ query }) => {
    const from = Number(query.get('marker') ?? 0);
    const some = Array.from({ length: 100 }, (_, i) => ({
      run_id: `r${from + i}`,
      status: i % 2 === 0 ? 'SUCCEEDED' : 'ACTIVE',
      label: `<b>run ${from + i}</b>`,
    }));
    const marker = from + 100 < runs ? String(from + 100) : null;
    return { json: { runs: some, has_next_page: marker !== null, marker } };
  });
  const globus = globusAt(double);
  expect(await globus.flows.runs({ most: 100 })).toHaveLength(100);
  expect(double.received).toHaveLength(1);
  const all = await globus.flows.runs();
  expect(new Set(all.map(({ run_id }) => run_id)).size).toBe(runs);
}, 30_000);

test('a thousand access rules are read, for whoever they are', async () => {
  const rules = Array.from({ length: 1000 }, (_, i) => ({
    id: `rule ${i}`,
    principal_type: i % 2 === 0 ? 'identity' : 'group',
    principal: id,
    path: `/Ünïcode ${i}/🧪/`,
    permissions: i % 3 === 0 ? 'rw' : 'r',
  }));
  double = await serviceDouble(() => ({ json: { DATA: rules } }));
  const found = await globusAt(double).transfer.listAccessRules(id);
  expect(found.map(one => one.path)).toEqual(rules.map(({ path }) => path));
});
