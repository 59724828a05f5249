import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsIn } from './secrets.mjs';

// What looks for secrets after the suites in VS Code finds one wherever it is planted.

const TOKEN = `sandbox_${'A1-_'.repeat(10)}xyz`;
const SECRET = `${'Ab+/'.repeat(10)}xyz=`;
const DEMO = 'sandbox-beamline-robot';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gflow-secrets-'));
  const hash = text => createHash('sha256').update(text).digest('hex');
  put('sandbox/tokens.json', JSON.stringify({ [hash(TOKEN)]: {} }));
  put('sandbox/credentials.json', JSON.stringify({ a: { hash: hash(SECRET) }, b: { hash: hash(DEMO) } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file, text) {
  const at = join(folder, file);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

const PLACES = [
  'examples/globus-flows.json',
  'examples/.vscode/launch.json',
  'examples/.vscode/settings.json',
  'data/User/settings.json',
  'data/User/workspaceStorage/1/state.vscdb',
  'data/User/globalStorage/publisher.name/file',
  'data/logs/1/exthost1/Globus Flows.log',
  'data/logs/1/exthost1/output_logging_1/1-Globus Flows Language Server.log',
];

test.each(PLACES)('%s', place => {
  expect(secretsIn(folder, [])).toEqual([]);
  for (const secret of [TOKEN, SECRET, DEMO]) {
    const file = put(place, Buffer.concat([Buffer.from([0, 255]), Buffer.from(`{"x":"${secret}"}`)]));
    expect(secretsIn(folder, []), secret).toEqual([file]);
  }
});

test('what is printed, and nothing that only looks like a secret', () => {
  expect(secretsIn(folder, ['a', `Bearer ${TOKEN}.`])).toEqual(['the log']);
  expect(secretsIn(folder, [`sandbox_${'x'.repeat(43)}`, 'sandbox-archive-robot'])).toEqual([]);
});

test('programs as they are installed are left out', () => {
  put('extensions/x/readme.md', DEMO);
  expect(secretsIn(folder, [])).toEqual([]);
});
