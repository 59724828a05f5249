import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyDeploy, planDeploy } from '../../globus/src/index.ts';
import { FlowDocument, fixAll, inputSchemaText } from '../../language/src/index.ts';
import type { Json, JsonObject } from '../../runtime/src/index.ts';
import { computeAll } from '../../sandbox/src/auth/scopes.ts';
import { demo } from '../../sandbox/src/index.ts';
import { pythonFunction } from '../../sandbox/src/testing/compute.ts';
import { readAnswer } from '../../sandbox/src/testing/harness.ts';
import { Rehearsal } from '../cli/rehearsal.ts';
import { PATIENCE, TriggerProcess } from '../cli/trigger-process.ts';
import { slugs, textOf } from '../corpus/corpus.ts';

/**
 * The pipelines that Globus has published to be started by files: brought to the action providers of today by our own fixes,
 * deployed, and started by a file that an instrument writes.
 */
const PUBLISHED = 'globus-flows-trigger-examples-';
const found = slugs.filter(slug => slug.startsWith(PUBLISHED));

const python = process.platform === 'win32' ? 'python' : 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;
if (!hasPython)
  console.warn(
    `published pipelines: those that run a function of their own are skipped, there is no ${python}`,
  );

const { beamlineStorage, sharedResults } = demo.collections;
const endpoint = demo.computeEndpoints.beamlineCluster.id;
const ben = { id: demo.people.ben.id, type: 'identity' };

/** Their own tar function, written anew. */
const TAR = `def tar(inputs, output):
    import tarfile
    with tarfile.open(output, "w") as archive:
        for name in inputs:
            archive.add(name)
    return output
`;

/** The input that a file starts a run with; `tar` is the id of the function that makes archives. */
function inputFor(name: string, tar: string): JsonObject {
  const from = { id: beamlineStorage.id, path: `/data/${name}/` };
  const to = { id: sharedResults.id, path: `/incoming/${name}/` };
  const archive = `incoming/${name}.tar`;
  const inputs = [`incoming/${name}/\${name}`];
  const moved = {
    source_collection: sharedResults.id,
    source_path: `/${archive}`,
    destination_collection: beamlineStorage.id,
    destination_path: `/data/${archive.slice('incoming/'.length)}`,
  };
  const copied = { source: from, destination: to, recursive_tx: true };
  const counted = {
    compute_endpoint_id: endpoint,
    compute_function_id: demo.functions.countFiles.id,
    compute_function_kwargs: { folder: to.path },
  };
  const resultshare = { id: sharedResults.id, path: `/incoming/${name}-results/` };
  const reader = { principal_type: ben.type, principal_identifier: ben.id };
  switch (name) {
    case 'tar-and-transfer-flow':
      return {
        tar: { funcx_endpoint: endpoint, funcx_function: tar, inputs, output: archive },
        transfer: { ...moved, label: name },
      };
    case 'tar-transfer': {
      const called = { compute_function_id: tar, compute_function_kwargs: { inputs, output: archive } };
      return { tar: { compute_endpoint_id: endpoint, ...called }, transfer: moved };
    }
    case 'transfer':
      return { input: copied };
    case 'transfer-compute':
    case 'transfer-compute-flow-h6a56dfc':
      return { input: { ...copied, ...counted } };
    case 'transfer-compute-share':
      return { input: { ...copied, ...counted, resultshare, principal: ben } };
    case 'transfer-compute-share-flow-ha794329':
      return { input: { ...copied, ...counted, resultshare, ...reader } };
    case 'transfer-share':
      return { input: { ...copied, principal: ben } };
    case 'transfer-publish': {
      const entries = {
        search_index: demo.indexes.scans.id,
        search_subject: `globus://${to.id}${to.path}\${name}`,
        search_entry_id: 'open',
        search_visible_to: ['public'],
        search_content_metadata: { file: '${name}' },
        search_restricted_entry_id: 'restricted',
        search_restricted_visible_to: [`urn:globus:auth:identity:${ben.id}`],
        search_content_restricted_metadata: { bytes: '${size}' },
      };
      return { input: { ...copied, ...reader, search_ingest_document: entries } };
    }
    default:
      throw new Error(`This test does not know the published pipeline ${name}.`);
  }
}

/** These read what their published input schema does not let in: they get the schema that our refactoring makes of them. */
const MISFITS = [
  'transfer-compute-flow-h6a56dfc',
  'transfer-compute-share-flow-ha794329',
  'transfer-publish',
];

const read = (slug: string, file: string): string => textOf(`${slug}/${file}.json`) ?? '';

describe.skipIf(found.length === 0)('each of the published pipelines', () => {
  const all = new Rehearsal({ allowCompute: hasPython });

  test('succeeds in the sandbox, started by a file that appears in a watched folder', {
    timeout: 4 * PATIENCE,
  }, async () => {
    const tar = hasPython ? await registerTar(all) : '';
    const triggers: JsonObject = {};
    const names = found
      .map(slug => slug.slice(PUBLISHED.length))
      .filter(name => hasPython || !name.startsWith('tar'));
    for (const name of names) {
      const uri = `file:///${name}.flow.json`;
      const definition = fixAll(read(PUBLISHED + name, 'definition'), uri);
      const schema = MISFITS.includes(name)
        ? inputSchemaText(new FlowDocument(uri, definition))
        : read(PUBLISHED + name, 'schema');
      const plan = planDeploy(
        { title: name, definition: JSON.parse(definition), inputSchema: JSON.parse(schema) },
        undefined,
      );
      await applyDeploy(all.robot, plan);
      const collection = name.startsWith('tar') ? sharedResults : beamlineStorage;
      const inside = name.startsWith('tar') ? `incoming/${name}` : `data/${name}`;
      const watch = `sandbox/collections/${collection.slug}/${inside}`;
      mkdirSync(all.here.at(watch), { recursive: true });
      const input: Json = inputFor(name, tar);
      triggers[name] = {
        flow: name,
        watch,
        pattern: '*.dat',
        settle: '300ms',
        collectionPath: `/${inside}/`,
        input,
      };
    }
    all.here.put('globus-flows.json', JSON.stringify({ flows: {}, triggers }));
    const trigger = new TriggerProcess(all);
    try {
      await expect
        .poll(() => trigger.told.filter(({ kind }) => kind === 'health').length, { timeout: PATIENCE })
        .toBe(names.length);
      for (const name of names) {
        const { watch } = Object(triggers[name]);
        writeFileSync(all.here.at(`${watch}/${name}.dat`), `frames of ${name}`);
      }
      for (const name of names) await trigger.hears('succeeded', `${name}.dat`);
    } finally {
      await trigger.stop();
    }

    const text = (path: string) => readFileSync(all.here.at(`sandbox/collections/${path}`), 'utf8');
    for (const name of names.filter(one => !one.startsWith('tar')))
      expect(text(`shared-results/incoming/${name}/${name}.dat`)).toBe(`frames of ${name}`);
    for (const name of names.filter(one => one.startsWith('tar')))
      expect(text(`beamline-storage/data/${name}.tar`)).toContain(`frames of ${name}`);
  });
});

async function registerTar(all: Rehearsal): Promise<string> {
  const { client_id, client_secret } = demo.serviceAccounts.beamlineRobot;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id,
    client_secret,
    scope: computeAll,
  });
  const token = await readAnswer(await fetch(`${all.url}/v2/oauth2/token`, { method: 'POST', body: form }));
  const registered = await fetch(`${all.url}/v3/functions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.text('access_token')}`, 'content-type': 'application/json' },
    body: JSON.stringify(pythonFunction('tar', TAR)),
  });
  return (await readAnswer(registered)).text('function_uuid');
}
