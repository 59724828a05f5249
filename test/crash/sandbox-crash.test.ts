import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { gflow } from '../cli/gflow.ts';

/** How often it is killed; more where somebody asks for it. */
const kills = Number(process.env.CRASH_TEST_KILLS ?? 6);

const robot = demo.serviceAccounts.beamlineRobot;
const transferAll = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const searchAll = 'urn:globus:auth:scope:search.api.globus.org:all';
const flowsAll = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all';
const index = `/v1/index/${demo.indexes.scans.id}`;

let folder: string;
/** The sandbox that runs now: a test that fails leaves it behind. */
let running: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A sandbox in a process of its own. */
async function start() {
  const child = spawn(process.execPath, [gflow, 'sandbox', '--json', '--state', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  running = child;
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', () => reject(new Error('The sandbox ended before it was ready.')));
  });
  const { url }: { url: string } = JSON.parse(line);
  const ask = async (method: string, path: string, token?: string, body?: object | URLSearchParams) => {
    const json = body !== undefined && !(body instanceof URLSearchParams);
    const headers = new Headers(json ? { 'content-type': 'application/json' } : {});
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const sent = body === undefined ? null : json ? JSON.stringify(body) : body;
    const response = await fetch(url + path, { method, headers, body: sent });
    const answer: Record<string, unknown> = JSON.parse(await response.text());
    return { status: response.status, answer };
  };
  const token = async (scope: string) => {
    const { client_id, client_secret } = robot;
    const form = { grant_type: 'client_credentials', client_id, client_secret, scope };
    const { answer } = await ask('POST', '/v2/oauth2/token', undefined, new URLSearchParams(form));
    return String(answer.access_token);
  };
  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return { ask, token, kill };
}

type Running = Awaited<ReturnType<typeof start>>;

const definition = {
  StartAt: 'Publish',
  States: {
    Publish: {
      Type: 'Action',
      ActionUrl: 'https://actions.globus.org/search/ingest',
      Parameters: {
        search_index: demo.indexes.scans.id,
        'subject.$': '$.subject',
        visible_to: ['public'],
        content: { kind: 'run' },
      },
      ResultPath: '$.Publish',
      Next: 'Count',
    },
    Count: {
      Type: 'Action',
      ActionUrl: 'https://compute.actions.globus.org/v3',
      Parameters: {
        endpoint_id: demo.computeEndpoints.beamlineCluster.id,
        tasks: [{ function_id: demo.functions.countFiles.id, kwargs: { folder: '/incoming/' } }],
      },
      ResultPath: '$.Count',
      End: true,
    },
  },
};

async function makeFlow(sandbox: Running): Promise<string> {
  const body = { title: 'Crash', definition, input_schema: {} };
  const { answer } = await sandbox.ask('POST', '/flows', await sandbox.token(flowsAll), body);
  return String(answer.id);
}

/** A file that takes a while to be copied. */
const SOURCE = randomBytes(8 * 1024 * 1024);

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Copies that can be seen are whole, whenever one looks. */
async function expectWholeCopies(): Promise<void> {
  const incoming = join(folder, 'collections', 'shared-results', 'incoming');
  for (const name of await readdir(incoming))
    if (name.startsWith('copy-'))
      expect(digestOf(await readFile(join(incoming, name)))).toBe(digestOf(SOURCE));
}

/** Starts runs, transfers files and ingests entries as fast as it can, and notes what was acknowledged, until nobody answers. */
async function load(
  sandbox: Running,
  flow: string,
  round: number,
  seen: { runs: string[]; subjects: string[]; tasks: string[] },
) {
  const scope = `https://auth.globus.org/scopes/${flow}/flow_${flow.replaceAll('-', '_')}_user`;
  const [search, own, transfer] = await Promise.all([
    sandbox.token(searchAll),
    sandbox.token(scope),
    sandbox.token(transferAll),
  ]);
  const copying = async () => {
    for (let count = 0; ; count++) {
      const { status, answer } = await sandbox.ask('POST', '/v0.10/transfer', transfer, {
        DATA_TYPE: 'transfer',
        submission_id: randomUUID(),
        source_endpoint: demo.collections.beamlineStorage.id,
        destination_endpoint: demo.collections.sharedResults.id,
        DATA: [
          {
            source_path: '/data/large.dat',
            destination_path: `/incoming/copy-${(round * 7 + count) % 20}.dat`,
          },
        ],
      });
      const task = String(answer.task_id);
      if (status === 202) seen.tasks.push(task);
      while ((await sandbox.ask('GET', `/v0.10/task/${task}`, transfer)).answer.status === 'ACTIVE')
        await pause(20);
    }
  };
  const worker = async (name: string) => {
    for (let count = 0; ; count++) {
      const subject = `${round}-${name}-${count}`;
      const entry = { subject, visible_to: ['public'], content: { kind: 'entry' } };
      const ingest = { ingest_type: 'GMetaEntry', ingest_data: entry };
      const [ingested, started] = await Promise.all([
        sandbox.ask('POST', `${index}/ingest`, search, ingest),
        sandbox.ask('POST', `/flows/${flow}/run`, own, { body: { subject: `run-${subject}` } }),
      ]);
      if (ingested.status === 200) seen.subjects.push(subject);
      if (started.status === 201) seen.runs.push(String(started.answer.run_id));
    }
  };
  await Promise.allSettled([...['a', 'b', 'c'].map(worker), copying()]);
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

test(
  'killed at any moment, the sandbox has lost nothing that it acknowledged, and every run ends once',
  async () => {
    const seen = { runs: [] as string[], subjects: [] as string[], tasks: [] as string[] };
    const data = join(folder, 'collections', 'beamline-storage', 'data');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'large.dat'), SOURCE);
    let sandbox = await start();
    const flow = await makeFlow(sandbox);
    for (let round = 0; round < kills; round++) {
      const working = load(sandbox, flow, round, seen).catch(() => {
        // Killed before it had its tokens.
      });
      // However busy the machine is, something of each kind has been acknowledged before the first kill.
      if (round === 0)
        await expect
          .poll(() => Math.min(seen.runs.length, seen.tasks.length), { timeout: 60_000 })
          .not.toBe(0);
      await pause(150 + Math.random() * 1000);
      await sandbox.kill('SIGKILL');
      await working;
      await expectWholeCopies();
      sandbox = await start();
    }

    const own = await sandbox.token(flowsAll);
    for (const run of seen.runs) {
      for (;;) {
        const { status, answer } = await sandbox.ask('GET', `/runs/${run}`, own);
        expect(status).toBe(200);
        if (answer.status !== 'ACTIVE') {
          expect(answer.status).toBe('SUCCEEDED');
          break;
        }
        await pause(50);
      }
      const { answer } = await sandbox.ask('GET', `/runs/${run}/log?limit=100`, own);
      const ends = JSON.stringify(answer).match(/"code":"Flow(Succeeded|Failed|Canceled)"/g);
      expect(ends).toEqual(['"code":"FlowSucceeded"']);
    }
    const transfer = await sandbox.token(transferAll);
    for (const task of seen.tasks) {
      const status = async () => (await sandbox.ask('GET', `/v0.10/task/${task}`, transfer)).answer.status;
      await expect.poll(status, { timeout: 60_000 }).toBe('SUCCEEDED');
    }
    await expectWholeCopies();
    for (const subject of seen.subjects) {
      const { status } = await sandbox.ask('GET', `${index}/subject?subject=${subject}`);
      expect(status).toBe(200);
    }
    await sandbox.kill('SIGTERM');
    expect(await readFile(join(folder, 'running.json'), 'utf8').catch(() => 'gone')).toBe('gone');
  },
  120_000 + kills * 30_000,
);
