import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FlowRun, type Globus, globus, sandboxAt, serviceAccount } from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { type Started, Workplace } from './gflow.ts';
import { eventually } from './rehearsal.ts';

/** What lasts seconds is run each time; TORTURE_FILES=10000 is a night at an instrument. */
const FILES = Number(process.env.TORTURE_FILES ?? 120);
/** Ms in which all of them come. */
const BURST = 7_000 * Math.max(1, FILES / 1_500);
/** Until all is done, on a computer that others use too. */
const PATIENCE = 120_000 + 400 * FILES;
/** Far longer than the pauses of whoever writes in parts. */
const SETTLE = 1_500;

const here = new Workplace();
const robot = demo.serviceAccounts.beamlineRobot;
const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1e6);
let state = seed;
/** 0 ≤ n < 1, the same numbers for the same seed. */
const random = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};
const below = (limit: number) => Math.floor(random() * limit);

let url = '';
let sandbox: Started;
let trigger: Started;
let service: Globus;
/** How often there is trouble: at first all the time, then now and then while what came waits for its runs. */
let pace = 1;
/** There is no more trouble. */
const over = new AbortController();
const kills = { trigger: 0, sandbox: 0 };

const env = () => ({
  GFLOW_SANDBOX: url,
  GFLOW_ENVIRONMENT: undefined,
  GLOBUS_CLI_CLIENT_ID: robot.client_id,
  GLOBUS_CLI_CLIENT_SECRET: robot.client_secret,
  XDG_CONFIG_HOME: here.at('config'),
  XDG_STATE_HOME: here.at('state'),
});

async function startSandbox(): Promise<void> {
  sandbox = here.start({}, 'sandbox', '--state', 'sandbox', '--port', url === '' ? '0' : new URL(url).port);
  const ready = () => {
    const [, address] = /Sandbox ready at (\S+)/.exec(sandbox.told.out) ?? [];
    if (address === undefined) throw new Error(`The sandbox is not there yet. ${sandbox.told.err}`);
    return address;
  };
  // It reads thousands of runs again.
  url = await vi.waitFor(ready, { timeout: PATIENCE });
}

/** A clock that is put forward and back by an hour every other second. */
const CLOCK = `const Real = Date;
const wrong = () => ((Math.floor(process.uptime() / 2) % 3) - 1) * 3_600_000;
globalThis.Date = class extends Real {
  constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + wrong()); }
  static now() { return Real.now() + wrong(); }
};`;

function startTrigger(): void {
  const where = { env: { ...env(), NODE_OPTIONS: `--require ${here.at('clock.cjs')}` } };
  const options = ['--flow', 'take', '--watch', 'in', '--pattern', '*.h5', '--input', 'take.json'];
  trigger = here.start(where, 'trigger', ...options, '--settle', `${SETTLE}ms`);
}

/** The file that a run is for: by its number, whatever it is called by then. */
const numberOf = ({ label }: FlowRun) => /^f\d+/.exec(label)?.[0] ?? label;

/** Ms for which what is known of the runs is good enough for all who wait. */
const LIST_AGE = 500;
/** Far more than are started in that time: the whole list is long in the end. */
const NEWEST = 400;
const seen = new Map<string, FlowRun>();
let looked = -Infinity;
let looking = Promise.resolve();

async function look(): Promise<void> {
  const newest = await service.flows.runs({ most: NEWEST }).catch(() => []);
  for (const run of newest) seen.set(run.run_id, run);
}

async function runsOf(number: string): Promise<number> {
  if (performance.now() - looked > LIST_AGE) {
    looked = performance.now();
    looking = look();
  }
  await looking;
  return [...seen.values()].filter(run => numberOf(run) === number).length;
}

const folderAt = (index: number) => `in/d${index % 5}/e${index % 3}`;
const at = (name: string) => here.at(name);

/** What somebody does with one file; gives how many runs that is to be. */
const deeds: ((number: string, folder: string) => Promise<number>)[] = [
  async function written(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5`), number);
    return 1;
  },
  async function writtenInParts(number, folder) {
    const file = at(`${folder}/${number}.h5`);
    for (let part = 0; part < 4; part++) {
      appendFileSync(file, 'part'.repeat(1 + below(1_000)));
      await wait(20 + below(80));
    }
    return 1;
  },
  async function renamedWhenWhole(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5.part`), number);
    await wait(below(200));
    renameSync(at(`${folder}/${number}.h5.part`), at(`${folder}/${number}.h5`));
    return 1;
  },
  async function takenBack(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5`), number);
    await wait(below(100));
    rmSync(at(`${folder}/${number}.h5`));
    return 0;
  },
  async function movedAtAnyTime(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5`), number);
    await wait(below(2 * SETTLE));
    renameSync(at(`${folder}/${number}.h5`), at(`${folderAt(below(15))}/${number}-moved.h5`));
    return 1;
  },
  async function inFolderThatMoves(number, folder) {
    mkdirSync(at(`${folder}/${number}/deep`), { recursive: true });
    writeFileSync(at(`${folder}/${number}/deep/${number}.h5`), number);
    await wait(below(2 * SETTLE));
    renameSync(at(`${folder}/${number}`), at(`${folderAt(below(15))}/${number}-moved`));
    return 1;
  },
];

/** The same, of those who wait for the first run: there are few of them. */
const patientDeeds: typeof deeds = [
  async function writtenAgain(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5`), number);
    await expect.poll(() => runsOf(number), { timeout: PATIENCE, interval: 500 }).toBe(1);
    writeFileSync(at(`${folder}/${number}.h5`), `${number} again`);
    return 2;
  },
  async function tidiedUp(number, folder) {
    writeFileSync(at(`${folder}/${number}.h5`), number);
    await expect.poll(() => runsOf(number), { timeout: PATIENCE, interval: 500 }).toBe(1);
    rmSync(at(`${folder}/${number}.h5`));
    return 1;
  },
];

/** Waits until it is time for more trouble; false when there is to be no more. */
async function isTroubleAfter(ms: number): Promise<boolean> {
  await wait(ms * pace, undefined, { signal: over.signal }).catch(() => {});
  return !over.signal.aborted;
}

/** Kills gflow again and again, without a warning, and leaves it down for a while. */
async function killTrigger(): Promise<void> {
  while (await isTroubleAfter(800 + below(2_500))) {
    kills.trigger++;
    trigger.child.kill('SIGKILL');
    await trigger.ended;
    await wait(below(700));
    startTrigger();
  }
}

async function stopSandbox(): Promise<void> {
  while (await isTroubleAfter(2_000 + below(2_000))) {
    kills.sandbox++;
    sandbox.child.kill('SIGTERM');
    await sandbox.ended;
    await wait(500 + below(1_500));
    await startSandbox();
  }
}

beforeAll(async () => {
  here.put('clock.cjs', CLOCK);
  here.put('take.flow.json', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }');
  here.put('take.json', '{ "file": "${path}" }');
  for (let index = 0; index < 15; index++) mkdirSync(at(folderAt(index)), { recursive: true });
  await startSandbox();
  service = globus(sandboxAt(url), serviceAccount(sandboxAt(url), robot.client_id, robot.client_secret));
  const applied = await here.runWith({ env: env() }, 'apply', 'take.flow.json', '--yes');
  expect(applied, applied.err).toMatchObject({ status: 0 });
  startTrigger();
  await eventually(() => (trigger.told.out.includes('Watching') ? true : undefined));
}, PATIENCE);

afterAll(async () => {
  trigger.child.kill('SIGKILL');
  sandbox.child.kill('SIGTERM');
  await Promise.all([trigger.ended, sandbox.ended]);
}, PATIENCE);

test(
  `${FILES} files, crashes, a service that is down, a clock that is wrong: one run for each event (seed ${seed})`,
  async () => {
    const wanted = new Map<string, number>();
    const troubles = [killTrigger(), stopSandbox()];
    const did = async (index: number) => {
      const number = `f${String(index).padStart(5, '0')}`;
      const all = index % 20 === 0 ? patientDeeds : deeds;
      const deed = all[below(all.length)];
      const folder = folderAt(below(15));
      await wait(below(BURST / 5) + (index % 5) * (BURST / 5));
      if (deed) wanted.set(number, await deed(number, folder));
    };
    const deedsDone = Promise.all(Array.from({ length: FILES }, (_, index) => did(index)));
    await wait(BURST + 2 * SETTLE);
    pace = 10;
    await deedsDone;
    over.abort();
    await Promise.all(troubles);
    if (process.env.TORTURE_FILES)
      console.log(`gflow was killed ${kills.trigger} times, the sandbox was down ${kills.sandbox} times`);
    const status = async () => (await here.runWith({ env: env() }, 'trigger', 'status')).out;
    await expect
      .poll(status, { timeout: PATIENCE, interval: 1_000 })
      .toMatch(/ 0 wait, 0 run, .* 0 not settled/);
    const expected = [...wanted.values()].reduce((sum, count) => sum + count, 0);
    await expect
      .poll(async () => (await service.flows.runs({})).length, { timeout: PATIENCE, interval: 1_000 })
      .toBeGreaterThanOrEqual(expected);
    // One too many would come late.
    await wait(2 * SETTLE);
    await expect.poll(status, { timeout: PATIENCE }).toMatch(/ 0 wait, 0 run, .* 0 not settled/);
    const runs = await service.flows.runs({});
    const counted = new Map([...wanted.keys()].map(number => [number, 0]));
    for (const run of runs) counted.set(numberOf(run), (counted.get(numberOf(run)) ?? 0) + 1);
    const wrong = [...counted].filter(([number, count]) => count !== wanted.get(number));
    expect(wrong.map(([number, count]) => ({ number, count, wanted: wanted.get(number) }))).toEqual([]);
    expect(new Set(runs.map(({ tags }) => tags.at(-1))).size).toBe(runs.length);
    expect(await status()).toContain(' 0 failed, 0 refused');
  },
  4 * PATIENCE,
);
