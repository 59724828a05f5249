import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Globus, globus, problemOf, sandboxAt, signInServiceAccount } from '../globus/src/index.ts';
import { pythonFunctions, readIngest } from '../project/src/index.ts';
import { demo, type Sandbox, startSandbox } from '../sandbox/src/index.ts';

// What the editor does with Search and Compute, against the sandbox.

let folder: string;
let sandbox: Sandbox;
let robot: Globus;
let stranger: Globus;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gflow-search-'));
  sandbox = await startSandbox({ stateDir: folder });
  const environment = sandboxAt(sandbox.url);
  const as = async ({ client_id, client_secret }: { client_id: string; client_secret: string }) =>
    globus(environment, await signInServiceAccount(environment, client_id, client_secret));
  robot = await as(demo.serviceAccounts.beamlineRobot);
  stranger = await as(demo.serviceAccounts.archiveRobot);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** Waits until entries that were handed over are there. */
async function added(taskId: string): Promise<string> {
  for (;;) {
    const { state } = await robot.search.task(taskId);
    if (state !== 'PENDING' && state !== 'PROGRESS') return state;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

test('an index is created, filled and searched; each sees what is for them', async () => {
  const made = await robot.search.createIndex({ display_name: 'Scans', description: 'of the beamline' });
  const listed = await robot.search.indexes();
  expect(listed.find(({ id }) => id === made.id)).toMatchObject({
    display_name: 'Scans',
    description: 'of the beamline',
    permissions: ['owner'],
  });
  const entry = (subject: string, visible_to: string[]) => ({
    subject,
    visible_to,
    content: { title: subject },
  });
  const { document, problems } = readIngest([
    entry('open', ['public']),
    entry('own', [`urn:globus:auth:identity:${demo.serviceAccounts.beamlineRobot.client_id}`]),
  ]);
  expect(problems).toEqual([]);
  expect(await added(await robot.search.ingest(made, document))).toBe('SUCCESS');
  const seen = async (who: Globus) => {
    const { total, subjects } = await who.search.query(made, '*', { limit: 10, offset: 0 });
    return [total, ...subjects.map(({ subject }) => subject).sort()];
  };
  expect(await seen(robot)).toEqual([2, 'open', 'own']);
  expect(await seen(stranger)).toEqual([1, 'open']);
  const page = await robot.search.query(made, '*', { limit: 1, offset: 1 });
  expect([page.offset, page.subjects.length, page.total]).toEqual([1, 1, 2]);
  const problem = problemOf(await stranger.search.ingest(made, document).catch(error => error));
  expect(problem?.kind).toBe('forbidden');
});

test('endpoints are listed, and a function of a Python file is registered', async () => {
  const [endpoint] = await robot.compute.endpoints();
  expect(endpoint).toEqual({ id: demo.computeEndpoints.beamlineCluster.id, name: 'Beamline cluster' });
  expect((await robot.compute.getEndpoint(endpoint?.id ?? '')).status).toBe('online');
  const [square] = pythonFunctions('def square(x):\n    return x * x\n');
  const made = await robot.compute.registerFunction({ name: 'square', source: square?.source ?? '' });
  expect(await robot.compute.getFunction(made.id)).toEqual({ id: made.id, name: 'square' });
  expect(problemOf(await stranger.compute.getFunction(made.id).catch(error => error))?.kind).toBe(
    'forbidden',
  );
  const open = await robot.compute.registerFunction({ name: 'f', source: 'def f(): pass\n', public: true });
  expect((await stranger.compute.getFunction(open.id)).name).toBe('f');
});
