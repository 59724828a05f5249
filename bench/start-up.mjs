import { spawn } from 'node:child_process';
import { initialize, startServer } from './lsp.mjs';
import { dist } from './ours.mjs';
import { judged } from './report.mjs';
import { inTurns, milliseconds } from './statistics.mjs';

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const node = (...args) =>
  timed(
    () =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, args, { stdio: 'ignore' });
        child.once('error', reject);
        child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`node ${args[0]}: ${code}`))));
      }),
  );

async function untilInitialized() {
  let server;
  const time = await timed(async () => {
    server = startServer(dist('server.js'));
    await initialize(server);
  });
  await server.end();
  return time;
}

/** Start-up beside a bare Node. */
export async function measureStartUp(out) {
  const [bare, version, server] = await inTurns(
    20,
    [() => node('-e', '0'), () => node(dist('gflow.js'), '--version'), untilInitialized],
    { patience: Infinity },
  );
  out.heading('Start-up beside a bare node -e 0, medians of 20 turns');
  out.table(
    ['', 'time', 'beside a bare Node'],
    [
      ['node -e 0', milliseconds(bare), ''],
      ['gflow --version', milliseconds(version), judged(version / bare, 1.5)],
      ['server: initialize answered', milliseconds(server), judged(server / bare, 2)],
    ],
  );
}
