#!/usr/bin/env node
// npm run bench: what a user waits for, measured beside a bare `node -e 0` in turns. Build first.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { flowOf } from './flows.mjs';
import { initialize, startServer } from './lsp.mjs';
import { inPairs, median, milliseconds } from './statistics.mjs';

const dist = name => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
if (!existsSync(dist('server.js'))) {
  console.error('There is nothing to measure: run npm run build first.');
  process.exit(1);
}

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
const bare = () => node('-e', '0');

async function untilInitialized() {
  let server;
  const time = await timed(async () => {
    server = startServer(dist('server.js'));
    await initialize(server);
  });
  await server.end();
  return time;
}

/** From didOpen to the first diagnostics, and from an edit to the next, in a server that is up. */
async function typing(states) {
  const server = startServer(dist('server.js'));
  await initialize(server);
  server.notify('initialized', {});
  const text = flowOf(states).replace('"Next": "State 2"', '"Next": "Sate 2"');
  const uri = 'file:///bench/big.flow.json';
  const open = await timed(() => {
    const diagnostics = server.diagnostics(uri);
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } });
    return diagnostics;
  });
  const edits = [];
  for (let version = 2; version < 12; version++) {
    const at = { line: 1, character: 0 };
    const contentChanges = [{ range: { start: at, end: at }, text: ' ' }];
    const edit = await timed(() => {
      const diagnostics = server.diagnostics(uri);
      server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      return diagnostics;
    });
    edits.push(edit);
  }
  await server.end();
  return { open, edit: median(edits) };
}

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);

console.log('Start-up beside a bare node -e 0, medians of 20 pairs');
const version = await inPairs(20, bare, () => node(dist('gflow.js'), '--version'));
const server = await inPairs(20, bare, untilInitialized);
for (const [what, limit, { medians, ratio }] of [
  ['gflow --version', 1.5, version],
  ['server: initialize answered', 2, server],
]) {
  const [base, ours] = medians.map(milliseconds);
  console.log(`  ${what.padEnd(28)} ${ours}, bare ${base}, ratio ${ratio.toFixed(2)} (budget ${limit})`);
}

console.log('\nLanguage server over stdio');
const example = fileURLToPath(
  new URL('../examples/instrument-pipeline/instrument-pipeline.flow.json', import.meta.url),
);
for (const states of [10, 100, 1000, 10_000]) {
  const { open, edit } = await typing(states);
  const size = `${states} states`.padEnd(14);
  console.log(
    `  ${size} opened to first diagnostics ${milliseconds(open)}, after an edit ${milliseconds(edit)}`,
  );
}

console.log('\nvalidate() in this process: first call, then the median of 9');
const { validate } = await import(pathToFileURL(dist('language.mjs')).href);
const texts = [['an example', readFileSync(example, 'utf8')]];
for (const states of [10, 100, 1000, 10_000]) texts.push([`${states} states`, flowOf(states)]);
for (const [name, text] of texts) {
  const times = [];
  for (let i = 0; i < 10; i++) times.push(await timed(() => validate(text, 'file:///bench/a.flow.json')));
  const [first, ...rest] = times;
  const size = `${(text.length / 1024).toFixed(0)} KB`;
  console.log(
    `  ${name.padEnd(14)} ${size.padStart(8)}  ${milliseconds(first)}, ${milliseconds(median(rest))}`,
  );
}
