import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowsService, transferAll } from '../../sandbox/src/auth/scopes.ts';
import { demo, startSandbox } from '../../sandbox/src/index.ts';
import { gflow } from '../cli/gflow.ts';

/** A sandbox whose state folder is a disk of its own, of eight megabytes: a process may have one where it sees it alone. */
const aloneWithADisk = ['unshare', '--map-root-user', '--mount', 'sh', '-c'] as const;
const mounting = 'mount -t tmpfs -o size=8m none "$0"';

let folder: string;
let sandbox: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-full-'));
});
afterAll(async () => {
  sandbox?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<{ url: string; disk: string }> {
  const [program, ...more] = aloneWithADisk;
  const script = `${mounting} && exec "$@"`;
  const command = [process.execPath, gflow, 'sandbox', '--json', '--state', folder];
  const child = spawn(program, [...more, script, folder, ...command], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  sandbox = child;
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', () => reject(new Error('The sandbox ended before it was ready.')));
  });
  const { url }: { url: string } = JSON.parse(line);
  return { url, disk: join(`/proc/${child.pid}/root`, folder) };
}

async function ask(url: string, path: string, token?: string, body?: object | URLSearchParams) {
  const form = body instanceof URLSearchParams;
  const headers = new Headers(form || body === undefined ? {} : { 'content-type': 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const sent = body === undefined ? null : form ? body : JSON.stringify(body);
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: sent,
  });
  const answer: Record<string, unknown> = JSON.parse(await response.text());
  return { status: response.status, answer };
}

async function tokenFor(url: string, scope: string): Promise<string> {
  const { client_id, client_secret } = demo.serviceAccounts.beamlineRobot;
  const form = { grant_type: 'client_credentials', client_id, client_secret, scope };
  const { answer } = await ask(url, '/v2/oauth2/token', undefined, new URLSearchParams(form));
  return String(answer.access_token);
}

/** Writes until there is no room for a byte more. */
async function fill(file: string): Promise<void> {
  const ballast = await open(file, 'w');
  try {
    for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
      while (
        await ballast.write(Buffer.alloc(size)).then(
          ({ bytesWritten }) => bytesWritten === size,
          () => false,
        )
      );
  } finally {
    await ballast.close();
  }
}

/** What the next sandbox finds, were this one ended now. */
async function titlesAfterwards(disk: string): Promise<unknown[]> {
  const copy = await mkdtemp(join(tmpdir(), 'sandbox-full-copy-'));
  await cp(disk, copy, { recursive: true, filter: file => !/running\.json$|ballast$/.test(file) });
  const next = await startSandbox({ stateDir: copy });
  try {
    const token = await tokenFor(next.url, `${flowsService}/all`);
    const { answer } = await ask(next.url, '/flows?orderby=title ASC', token);
    return Array.isArray(answer.flows) ? answer.flows.map(flow => flow.title) : [];
  } finally {
    await next.close();
    await rm(copy, { recursive: true, force: true });
  }
}

const [program, ...more] = aloneWithADisk;
const isPossible =
  process.platform === 'linux' && spawnSync(program, [...more, mounting, tmpdir()]).status === 0;

test.skipIf(!isPossible)(
  'on a full disk nothing that was acknowledged is lost, and once there is room it goes on',
  async () => {
    const { url, disk } = await start();
    const flows = await tokenFor(url, `${flowsService}/all`);
    const transfer = await tokenFor(url, transferAll);
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const create = (title: string) => ask(url, '/flows', flows, { title, definition, input_schema: {} });
    expect((await create('Before')).status).toBe(201);
    await writeFile(
      join(disk, 'collections', 'beamline-storage', 'data', 'large.dat'),
      Buffer.alloc(1024 * 1024),
    );

    await fill(join(disk, 'ballast'));
    const refused = await create('Meanwhile');
    expect(refused.status).toBe(500);
    expect(JSON.stringify(refused.answer)).toMatch(/could not save it: ENOSPC/);
    expect((await ask(url, '/flows', flows)).status).toBe(200);
    expect(await titlesAfterwards(disk)).toEqual(['Before']);

    await rm(join(disk, 'ballast'));
    expect((await create('After')).status).toBe(201);
    expect(await titlesAfterwards(disk)).toEqual(['After', 'Before', 'Meanwhile']);

    // A copy that does not fit while the state is written: as little as the state needs is left for it.
    const ballast = join(disk, 'ballast');
    await fill(ballast);
    await truncate(ballast, (await stat(ballast)).size - 512 * 1024);
    const { beamlineStorage, sharedResults } = demo.collections;
    const item = { source_path: '/data/large.dat', destination_path: '/incoming/large.dat' };
    const submitted = await ask(url, '/v0.10/transfer', transfer, {
      DATA_TYPE: 'transfer',
      submission_id: randomUUID(),
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [item],
    });
    expect(submitted.status).toBe(202);
    const task = async () => (await ask(url, `/v0.10/task/${submitted.answer.task_id}`, transfer)).answer;
    await expect.poll(async () => (await task()).status).toBe('FAILED');
    expect(await task()).toMatchObject({ fatal_error: { code: 'QUOTA_EXCEEDED' } });
    expect(await readdir(join(disk, 'collections', 'shared-results', 'incoming'))).toEqual([]);
  },
  60_000,
);
