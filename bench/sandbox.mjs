import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dist } from './ours.mjs';
import { judged } from './report.mjs';
import { milliseconds } from './statistics.mjs';

const RUNS = 1000;
const STATES = 10;
const ROUNDS = 4;
/** Milliseconds in which all runs have begun. */
const GATHER = 15_000;
const FLOWS = 'eec9b274-0c81-4334-bdc2-54e90e689b9a';

/** Ten states, of which three are actions; at one of them every run waits until all have come to it. */
function flow() {
  const States = {};
  for (let i = 0; i < STATES; i++) {
    const way = i < STATES - 1 ? { Next: `State${i + 1}` } : { End: true };
    States[`State${i}`] =
      i % 4 === 1
        ? {
            Type: 'Action',
            ActionUrl: 'https://actions.globus.org/hello_world',
            Parameters: { 'echo_string.$': '$.name' },
            ResultPath: `$.state${i}`,
            ...way,
          }
        : i === 4
          ? { Type: 'Wait', TimestampPath: '$.until', ...way }
          : { Type: 'Pass', Result: { n: i }, ResultPath: `$.state${i}`, ...way };
  }
  return { StartAt: 'State0', States };
}

const EXPECTED = [
  'FlowStarted',
  ...Object.entries(flow().States).flatMap(([name, { Type }]) => [
    `${name} ${Type}Started`,
    `${name} ${Type}Completed`,
  ]),
  'FlowSucceeded',
];

async function startSandbox(folder) {
  const telling = ['--expose-gc', '--require', fileURLToPath(new URL('heap-in-use.cjs', import.meta.url))];
  const child = spawn(
    process.execPath,
    [...telling, dist('gflow.js'), 'sandbox', '--json', '--state', folder],
    { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] },
  );
  const told = createInterface({ input: child.stdio[3] });
  const [line] = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', text => resolve([text]));
    child.once('exit', code => reject(new Error(`gflow sandbox ended with ${code}.`)));
  });
  const { url } = JSON.parse(line);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    ask(method, path, token, body) {
      const form = body instanceof URLSearchParams;
      const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' };
      if (token) headers.authorization = `Bearer ${token}`;
      return new Promise((resolve, reject) => {
        const asked = request(url + path, { method, headers, agent }, response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', part => (text += part));
          response.on('end', () =>
            response.statusCode < 300
              ? resolve(JSON.parse(text))
              : reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`)),
          );
        });
        asked.once('error', reject);
        asked.end(body && (form ? `${body}` : JSON.stringify(body)));
      });
    },
    /** What it has in use once its garbage is gone, in MB. */
    async inUse() {
      const answer = new Promise(resolve => told.once('line', resolve));
      child.kill('SIGUSR2');
      return Number(await answer) / 1024 / 1024;
    },
    async end() {
      const over = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await over;
    },
  };
}

/** As many runs at once, each followed to its end and its log read. */
async function round({ ask }, flowId, own, all) {
  const started = performance.now();
  const until = new Date(Date.now() + GATHER).toISOString();
  const runs = await Promise.all(
    Array.from({ length: RUNS }, (_, i) =>
      ask('POST', `/flows/${flowId}/run`, own, { body: { name: `run ${i}`, until } }),
    ),
  );
  const begun = performance.now() - started;
  let wrong = 0;
  await Promise.all(
    runs.map(async ({ run_id: id }) => {
      while ((await ask('GET', `/runs/${id}`, all)).status === 'ACTIVE')
        await new Promise(go => setTimeout(go, 200));
      const { entries } = await ask('GET', `/runs/${id}/log?limit=100`, all);
      const codes = entries.map(({ code, details }) =>
        details.state_name ? `${details.state_name} ${code}` : code,
      );
      if (codes.join() !== EXPECTED.join()) wrong++;
    }),
  );
  return { begun, ended: performance.now() - started - GATHER, wrong };
}

/** A thousand runs of a ten-state flow at once, several times: logs and memory. */
export async function measureSandbox(out) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-sandbox-'));
  let sandbox = await startSandbox(folder);
  try {
    const { service_accounts } = await sandbox.ask('GET', '/sandbox');
    const { client_id, client_secret } = service_accounts[0];
    const token = async scope => {
      const form = { grant_type: 'client_credentials', client_id, client_secret, scope };
      return (await sandbox.ask('POST', '/v2/oauth2/token', undefined, new URLSearchParams(form)))
        .access_token;
    };
    const flows = `https://auth.globus.org/scopes/${FLOWS}/all`;
    const all = await token(flows);
    const body = { title: 'Bench', definition: flow(), input_schema: {} };
    const { id } = await sandbox.ask('POST', '/flows', all, body);
    const own = await token(`https://auth.globus.org/scopes/${id}/flow_${id.replaceAll('-', '_')}_user`);
    const rows = [];
    const kept = [];
    for (let turn = 1; turn <= ROUNDS; turn++) {
      const { begun, ended, wrong } = await round(sandbox, id, own, all);
      // Answered once all is written: until then the sandbox has it in memory.
      await token(flows);
      kept.push(await sandbox.inUse());
      rows.push([
        `round ${turn}`,
        milliseconds(begun),
        milliseconds(ended),
        wrong,
        `${kept.at(-1).toFixed(1)} MB`,
      ]);
    }
    await sandbox.end();
    const started = performance.now();
    sandbox = await startSandbox(folder);
    const again = performance.now() - started;
    out.heading(
      `The sandbox: ${RUNS} runs of a flow of ${STATES} states at once, started and read over HTTP`,
    );
    out.table(
      [
        '',
        'until all have begun',
        'from when they go on until all logs are read',
        'logs with an entry lost or doubled',
        'memory in use afterwards',
      ],
      rows,
    );
    out.note(
      `Memory after the last round beside that after the first: ${judged(kept.at(-1) / kept[0], 1.2)}`,
    );
    out.note(`Started again with these ${ROUNDS * RUNS} runs, until it answers: ${milliseconds(again)}`);
  } finally {
    await sandbox.end();
    await rm(folder, { recursive: true, force: true });
  }
}
