import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptName, triggerScript } from './trigger-script.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
let folder = '';

// What the script is to find in the place of the two packages: files that arrive, and a flow that takes one run.
const WATCHDOG = `
class FileSystemEventHandler: pass
class Event:
    def __init__(self, path): self.src_path, self.is_directory, self.event_type = path, False, "created"
class Observer:
    def schedule(self, handler, folder, recursive): self.handler, self.folder = handler, folder
    def start(self):
        for name in ("in/notes.txt", "in/.hidden.h5", "in/scan-7.h5"):
            self.handler.on_any_event(Event(f"{self.folder}/{name}"))
    def stop(self): pass
    def join(self): pass
`;
const GLOBUS = `
import json
class GlobusError(Exception): pass
def ConfidentialAppAuthClient(client, secret): return (client, secret)
def ClientCredentialsAuthorizer(auth, scope): return (auth, scope)
class SpecificFlowClient:
    def __init__(self, flow, authorizer): self.flow, self.authorizer = flow, authorizer
    def run_flow(self, body, *, label=None, tags=None):
        print(json.dumps({"flow": self.flow, "authorizer": self.authorizer, "body": body, "label": label, "tags": tags}), flush=True)
        raise KeyboardInterrupt
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gflow-script-'));
  for (const [file, text] of [
    ['watchdog/__init__.py', ''],
    ['watchdog/events.py', WATCHDOG],
    ['watchdog/observers.py', WATCHDOG],
    ['globus_sdk.py', GLOBUS],
    ['arriving/in/scan-7.h5', 'data'],
  ] as const) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trigger = {
  name: 'scans',
  flowId: '01234567-89ab-4def-8123-456789abcdef',
  flowTitle: 'Take """ all\nof it',
  watch: 'arriving',
  pattern: '*.h5',
  input: {
    path: '${path}',
    size: '${size}',
    words: 'the “${name}”: $${name} \\ "',
    list: [true, null, 1.5, {}],
  },
};

test.skipIf(!hasPython)('starts a run for a file that has arrived', { timeout: 30_000 }, () => {
  const script = path.join(folder, scriptName(trigger.name));
  writeFileSync(script, triggerScript(trigger).replace('SETTLE = 5', 'SETTLE = 0'));
  const said = execFileSync('python3', [script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GLOBUS_CLI_CLIENT_ID: 'me',
      GLOBUS_CLI_CLIENT_SECRET: 'hush',
      PYTHONIOENCODING: 'utf8',
    },
  });
  const [watching, run] = said.trim().split('\n');
  expect(watching).toMatch(/^Watching .*arriving for \*\.h5\.$/);
  const { body, label, tags, flow, authorizer } = JSON.parse(run ?? '');
  expect([flow, authorizer]).toEqual([
    trigger.flowId,
    [
      ['me', 'hush'],
      'https://auth.globus.org/scopes/01234567-89ab-4def-8123-456789abcdef/flow_01234567_89ab_4def_8123_456789abcdef_user',
    ],
  ]);
  expect(body).toEqual({
    path: expect.stringMatching(/^\/.*\/arriving\/in\/scan-7\.h5$/),
    size: 4,
    words: 'the “scan-7.h5”: ${name} \\ "',
    list: [true, null, 1.5, {}],
  });
  expect(label).toBe(`scan-7.h5 ${tags[0]}`);
});
