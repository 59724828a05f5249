import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { dist } from './ours.mjs';
import { judged } from './report.mjs';
import { median, milliseconds } from './statistics.mjs';

const FLOWS = 250;
const TURNS = 9;

const file = name => fileURLToPath(new URL(name, import.meta.url));
/** Flows from public repositories, which lie beside this checkout; they are not ours to ship. */
const corpus = file('../../shared/corpus/');

/** A folder with 250 flows, each in a folder of its own with its input schema and a run input, where there are such. */
function writeFlows() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const flows = readdirSync(corpus).filter(name => existsSync(join(corpus, name, 'definition.json')));
  for (let i = 0; i < FLOWS; i++)
    cpSync(join(corpus, flows[i % flows.length]), join(folder, `${i}`), { recursive: true });
  return folder;
}

/** Milliseconds by the clock, and of processor time on all threads, that a Node takes from its start to its end. */
async function node(...args) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', file('processor-time.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const processor = Number(await text(child.stdio[3]));
  const [status] = await ended;
  if (status > 1) throw new Error(`node ${args.join(' ')}: ${status}`);
  return { clock: performance.now() - started, processor };
}

/** `gflow check` of a whole repository, beside what it takes to read all of its files. */
export async function measureCheck(out) {
  if (!existsSync(corpus)) {
    out.note('The check of many flows is left out: the public flows are not beside this checkout.');
    return;
  }
  const folder = writeFlows();
  const contestants = [
    ['read, JSON.parse', () => node(file('read-and-parse.mjs'), folder)],
    ['gflow check', () => node(dist('gflow.js'), 'check', folder)],
  ];
  const taken = contestants.map(() => []);
  for (let turn = 0; turn < TURNS; turn++)
    for (const [i, [, run]] of contestants.entries()) taken[i].push(await run());
  const clock = taken.map(times => median(times.map(time => time.clock)));
  const processor = taken.map(times => median(times.map(time => time.processor)));
  out.heading(`A check of ${FLOWS} public flows, start-up of Node in both, medians of ${TURNS} turns`);
  out.table(
    ['', 'time', 'processor time'],
    contestants.map(([name], i) => [name, milliseconds(clock[i]), milliseconds(processor[i])]),
  );
  out.note(`gflow check beside it, by the clock: ${judged(clock[1] / clock[0], 3)}`);
  out.note(`gflow check beside it, processor time: ${judged(processor[1] / processor[0], 3)}`);
}
