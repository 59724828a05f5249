import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox({ legacyProviders: true });
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, sharedResults } = demo.collections;
const runOne = (name: string, Parameters: JsonObject, host = 'actions.globus.org') =>
  flows.run(oneState({ Type: 'Action', ActionUrl: `https://${host}/${name}`, Parameters }));

test('retired providers take their old inputs when they are asked for', async () => {
  const copied = await runOne(
    'transfer/transfer',
    {
      source_endpoint_id: beamlineStorage.id,
      destination_endpoint_id: sharedResults.id,
      transfer_items: [
        { source_path: '/data/scan-001/', destination_path: '/incoming/old/', recursive: true },
      ],
    },
    'actions.automate.globus.org',
  );
  expect(copied.at('details.output.details.status')).toBe('SUCCEEDED');
  const file = (collection: { slug: string }, path: string) =>
    readFile(join(sandbox.folder, 'collections', collection.slug, path));
  expect(await file(sharedResults, 'incoming/old/metadata.json')).toEqual(
    await file(beamlineStorage, 'data/scan-001/metadata.json'),
  );

  const shared = await runOne('transfer/set_permission', {
    endpoint_id: sharedResults.id,
    path: '/incoming/old/',
    operation: 'CREATE',
    permissions: 'r',
    principal_type: 'identity',
    principal: demo.people.ben.id,
  });
  expect(shared.at('details.output.details.code')).toBe('Created');

  const listed = await runOne('transfer/ls', {
    endpoint_id: sharedResults.id,
    path: '/incoming/old/',
    path_only: true,
  });
  expect(listed.at('details.output.details.is_folder')).toBe(true);
  const info = await runOne('transfer/collection_info', { endpoint_id: sharedResults.id });
  expect(info.at('details.output.details.is_managed')).toBe(false);
  const deleted = await runOne('transfer/delete', {
    endpoint_id: sharedResults.id,
    items: ['/incoming/old/'],
    recursive: true,
  });
  expect(deleted.at('details.output.details.status')).toBe('SUCCEEDED');
  const hello = await runOne('hello_world', { echo_string: 'x' }, 'actions.automate.globus.org');
  expect(hello.at('details.output.details.hello')).toBe('x');
});
