import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { judged } from './report.mjs';
import { inTurns } from './statistics.mjs';

const STATES = 100;
const ROUNDS = 20;
const DUE = 100_000;

/** A machine of Pass and Choice states in turn, which both languages tell with the same words. */
function machine() {
  const States = {};
  for (let i = 0; i < STATES; i++) {
    const Next = i < STATES - 1 ? `State${i + 1}` : 'Done';
    States[`State${i}`] =
      i % 2 === 0
        ? { Type: 'Pass', Result: { n: i }, ResultPath: '$.last', Next }
        : {
            Type: 'Choice',
            Choices: [{ Variable: '$.last.n', NumericEquals: i - 1, Next }],
            Default: 'Done',
          };
  }
  States.Done = { Type: 'Pass', End: true };
  return { StartAt: 'State0', States };
}

const INPUT = { text: 'a', list: [1, 2, 3] };

async function ours(folder) {
  const entry = fileURLToPath(new URL('../runtime/src/index.ts', import.meta.url));
  const outfile = join(folder, 'runtime.mjs');
  const options = {
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  };
  await build({ ...options, entryPoints: [entry], outfile, logLevel: 'error' });
  const { beginRun } = await import(pathToFileURL(outfile).href);
  const id = '00000000-0000-0000-0000-000000000000';
  const context = {
    flow_id: id,
    run_id: id,
    username: 'a',
    email: null,
    user_id: 'a',
    identities: [],
    token_info: {},
  };
  const definition = machine();
  return async () => {
    const { run, entries } = beginRun(definition, INPUT, context, 0);
    if (run.status !== 'SUCCEEDED' || entries.length !== 2 * STATES + 4)
      throw new Error('Ours did not get through.');
  };
}

async function peer() {
  const { StateMachine } = await import('aws-local-stepfunctions');
  const stateMachine = new StateMachine(machine());
  return async () => {
    const { last } = await stateMachine.run(INPUT).result;
    if (last.n !== STATES - 2) throw new Error('aws-local-stepfunctions did not get through.');
  };
}

/** The interpreter on one core, log and all, beside a local interpreter of the states language of AWS. */
export async function measureStates(out) {
  const rounds = run => async () => {
    const before = process.cpuUsage();
    for (let i = 0; i < ROUNDS; i++) await run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const folder = await mkdtemp(join(tmpdir(), 'bench-states-'));
  const things = [rounds(await ours(folder)), rounds(await peer())];
  await rm(folder, { recursive: true });
  const times = await inTurns(15, things, { warmUp: 5 });
  const [own, theirs] = times.map(time => (ROUNDS * (STATES + 1) * 1000) / time);
  const figure = states => Math.round(states).toLocaleString('en');
  out.heading(`Runs of ${STATES + 1} simple states (Pass, Choice), log and all, medians of turns`);
  out.table(
    ['', 'states in a second of processor time'],
    [
      ['ours', figure(own)],
      ['aws-local-stepfunctions', figure(theirs)],
    ],
  );
  out.note(`${figure(DUE)} states a second beside ours: ${judged(DUE / own, 1)}`);
  out.note(`aws-local-stepfunctions beside ours: ${judged(theirs / own, 1)}`);
}
