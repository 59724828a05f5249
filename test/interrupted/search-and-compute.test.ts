import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Globus, type JsonObject, makeIndex, type SearchIndex } from '../../globus/src/index.ts';
import { readIngest } from '../../project/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest, interrupted } from './interruption.ts';
import { type SignedIn, signedIn } from './signed-in.ts';

const search = 'urn:globus:auth:scope:search.api.globus.org:all';
const compute = 'https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all';

let rehearsal: SignedIn;
let ada: Globus;

beforeAll(async () => {
  rehearsal = await signedIn([search, compute]);
  ada = rehearsal.ada;
});
afterAll(() => rehearsal.close());

// Listing comes first, and Search lets nobody have many indexes: only the second request is interrupted.
test.each(['request', 'answer'] as const)(
  'a search index is there once, though the %s was lost',
  async lost => {
    const index = { display_name: `Scans without ${lost}`, description: 'of the beamline' };
    expect(await interrupted(() => makeIndex(ada, index), { at: 1, lost })).toEqual({ finished: false });
    const { id } = await makeIndex(ada, index);
    const same = (await ada.search.indexes()).filter(one => one.display_name === index.display_name);
    expect(same.map(one => one.id)).toEqual([id]);
  },
);

test('entries that are handed over again take their own place', async () => {
  const { scans } = demo.indexes;
  const { document } = readIngest([
    { subject: 'scan-1', visible_to: ['public'], content: { title: 'One' } },
    { subject: 'scan-2', visible_to: ['public'], content: { title: 'Two' } },
  ]);
  const requests = await atEveryRequest(
    async () => () => ingested(scans, document),
    async (_, interruption) => {
      const { subjects } = await ada.search.query(scans, '*', { limit: 10, offset: 0 });
      expect(
        subjects.map(({ subject, entries }) => [subject, entries.length]).sort(),
        JSON.stringify(interruption),
      ).toEqual([
        ['scan-1', 1],
        ['scan-2', 1],
      ]);
    },
  );
  expect(requests).toBeGreaterThan(1);
});

// Compute lists nobody's functions, and one never changes: what an answer was lost of stays there, unused.
test('a function that is registered again can be called', async () => {
  const function_ = { name: 'square', source: 'def square(x):\n    return x * x\n' };
  const requests = await atEveryRequest(
    async () => () => ada.compute.registerFunction(function_),
    async ({ id }, interruption) =>
      expect(await ada.compute.getFunction(id), JSON.stringify(interruption)).toEqual({ id, name: 'square' }),
  );
  expect(requests).toBe(1);
});

async function ingested(
  index: Pick<SearchIndex, 'id' | 'display_name'>,
  document: JsonObject,
): Promise<void> {
  const task = await ada.search.ingest(index, document);
  for (;;) {
    const { state } = await ada.search.task(task);
    if (state === 'SUCCESS') return;
    expect(state).not.toBe('FAILED');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
