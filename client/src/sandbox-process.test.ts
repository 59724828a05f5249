import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandboxProcess } from './sandbox-process.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gflow-client-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(name: string, program: string) {
  const gflow = path.join(folder, `${name}.cjs`);
  await writeFile(gflow, program);
  const lines: string[] = [];
  const starting = startSandboxProcess({
    gflow,
    stateDir: path.join(folder, 'state'),
    port: 0,
    log: line => lines.push(line),
  });
  return { starting, lines };
}

const serve = `console.error(process.argv.slice(2).join(' ')); console.log('Sandbox ready at http://127.0.0.1:4711');`;

test('its address is the one that it prints, and its log is passed on', async () => {
  const { starting, lines } = await start('good', `${serve} setInterval(() => {}, 1000);`);
  const sandbox = await starting;
  expect(sandbox.url).toBe('http://127.0.0.1:4711');
  await sandbox.stop();
  await sandbox.ended;
  expect(lines).toEqual([`sandbox --state ${path.join(folder, 'state')} --port 0`]);
});

test('one that ignores being asked to end is ended', async () => {
  const stubborn = `process.on('SIGTERM', () => {}); ${serve} setInterval(() => {}, 1000);`;
  const sandbox = await (await start('stubborn', stubborn)).starting;
  await sandbox.stop();
  await sandbox.ended;
});

test('one that ends by itself is known to have ended', async () => {
  const sandbox = await (await start('brief', `${serve} setTimeout(() => process.exit(0), 50);`)).starting;
  await sandbox.ended;
});

test('its last words are the reason why it did not start', async () => {
  const { starting } = await start('bad', `console.error('gflow: port 80 is in use'); process.exitCode = 2;`);
  await expect(starting).rejects.toThrow('Could not start the sandbox: it said: gflow: port 80 is in use');
});

test('a program that is not there is a reason, not a crash', async () => {
  const starting = startSandboxProcess({
    gflow: path.join(folder, 'none.cjs'),
    stateDir: folder,
    port: 0,
    log: () => {},
  });
  await expect(starting).rejects.toThrow('Could not start the sandbox');
});
