#!/usr/bin/env node
// npm run bench: what a user waits for, side by side with peers and floors in one run, in turns. Build first.
//
//   npm run bench -- --markdown              as tables for bench/README.md
//   npm run bench -- --only edits,protocol   only these parts
import '../scripts/lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { installPeers } from './install.mjs';
import { writer } from './report.mjs';

const PARTS = [
  'start-up',
  'check',
  'whole',
  'edits',
  'memory',
  'protocol',
  'requests',
  'graph',
  'states',
  'sandbox',
];
const { values: flags } = parseArgs({
  options: { markdown: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const wanted = flags.only?.split(',') ?? PARTS;
const unknown = wanted.filter(part => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts: ${PARTS.join(', ')}.`);
  process.exit(2);
}
await installPeers();
const { dist } = await import('./ours.mjs');
if (!existsSync(dist('server.js'))) {
  console.error('There is nothing to measure: run npm run build first.');
  process.exit(1);
}
const { flowSchema } = await import('./peers.mjs');
const { writeTexts } = await import('./texts.mjs');
const measures = {
  'start-up': (await import('./start-up.mjs')).measureStartUp,
  check: (await import('./check.mjs')).measureCheck,
  whole: (await import('./whole.mjs')).measureWhole,
  edits: (await import('./edits.mjs')).measureEdits,
  memory: (await import('./memory.mjs')).measureMemory,
  protocol: (await import('./protocol.mjs')).measureProtocol,
  requests: (await import('./requests.mjs')).measureRequests,
  graph: (await import('./graph.mjs')).measureGraph,
  states: (await import('./states.mjs')).measureStates,
  sandbox: (await import('./sandbox.mjs')).measureSandbox,
};

const out = writer(flags.markdown);
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
if (!flowSchema)
  out.note('vscode-json-languageservice is left out: the published flow schema is not beside this checkout.');
const fileOf = writeTexts();
for (const part of wanted) await measures[part](out, fileOf);
