import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const gflow = fileURLToPath(new URL('../../dist/gflow.js', import.meta.url));
const good = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
const bad = '{\n  "StartAt": "B",\n  "States": { "A": { "Type": "Pass", "End": true } }\n}';
const retired =
  '{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/transfer/ls", "Parameters": { "endpoint_id": "7b61fd86-93ca-5572-99c9-ff7b80f29a45", "path": "/" }, "ResultPath": "$.A", "End": true } } }';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gflow-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** Runs gflow in the temporary folder. */
function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [gflow, ...args], { cwd: folder });
    const ended: Ended = { status: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      ended.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      ended.err += text;
    });
    child.once('error', reject);
    child.once('close', status => resolve({ ...ended, status }));
  });
}

function put(name: string, content: string | Buffer): string {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
  return name;
}

describe('gflow', () => {
  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  test('a wrong word is a usage error', async () => {
    const { status, err } = await run('chekc');
    expect(status).toBe(2);
    expect(err).toContain("unknown command 'chekc'");
    expect((await run('check', '--jsn')).status).toBe(2);
  });
});

describe('gflow check', () => {
  test('finds the flow definitions in a folder and leaves other JSON alone', async () => {
    put('clean/a.flow.json', good);
    put('clean/deep/package.json', '{ "StartAt": 1 }');
    put('clean/node_modules/b.flow.json', bad);
    expect(await run('check', 'clean')).toEqual({
      status: 0,
      out: '',
      err: '1 flow definition checked: 0 errors, 0 other findings.\n',
    });
  });

  test('prints a line a finding: place, severity, rule, message', async () => {
    const file = put('bad.flow.json', bad);
    const { status, out } = await run('check', file);
    expect(status).toBe(1);
    expect(out).toMatch(/^bad\.flow\.json:2:14 error unknown-state .*“?B/);
    expect(out).not.toContain('\u001b');
  });

  test('prints JSON', async () => {
    const { status, out } = await run('check', '--json', put('bad.flow.json', bad));
    expect(status).toBe(1);
    const { files, problems } = JSON.parse(out);
    expect(problems).toEqual([]);
    expect(files).toMatchObject([
      { path: 'bad.flow.json', diagnostics: [{ code: 'unknown-state', severity: 1 }] },
    ]);
  });

  test('checks a named file whatever it is called', async () => {
    const { status, err } = await run('check', put('anything.txt', bad));
    expect(status).toBe(1);
    expect(err).toContain('1 flow definition checked: 1 error');
  });

  test('says that there was nothing to check', async () => {
    put('nothing/a.json', '{}');
    const { status, err } = await run('check', 'nothing');
    expect(status).toBe(0);
    expect(err).toContain('No flow definition found.');
  });
});

describe('gflow check, on what is no flow', () => {
  test.each([
    [
      'a file that is not there',
      () => 'missing.flow.json',
      /missing\.flow\.json: There is no such file or folder/,
    ],
    ['a file that is not UTF-8', () => put('latin.flow.json', Buffer.from([0x22, 0xe9, 0x22])), /not UTF-8/],
    [
      'a file of a gigabyte',
      () => {
        const file = put('huge.flow.json', '{');
        truncateSync(path.join(folder, file), 2 ** 30);
        return file;
      },
      /huge\.flow\.json: It has 1024 MiB/,
    ],
  ])('%s gets one line and status 2', async (_what, make, line) => {
    const { status, err } = await run('check', make());
    expect(status).toBe(2);
    expect(err).toMatch(line);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('an unreadable file', async () => {
    const file = put('secret.flow.json', good);
    chmodSync(path.join(folder, file), 0);
    const { status, err } = await run('check', file);
    expect(status).toBe(2);
    expect(err).toContain('You are not permitted to read it.');
  });

  test.each([
    ['a byte order mark', `\ufeff${good}`],
    ['no JSON', 'StartAt: A'],
    ['nothing', ''],
    ['50 MB', `[${'"0123456789",'.repeat(4_000_000)}"end"]`],
    ['100,000 levels', '['.repeat(100_000)],
    ['a lone surrogate', '{ "StartAt": "\\ud800", "States": {} }'],
  ])('%s is a finding, never a crash', async (_what, text) => {
    const { status, out, err } = await run('check', put('odd.flow.json', text));
    expect(status).toBeLessThan(2);
    expect(out).toMatch(/^odd\.flow\.json:\d+:\d+ (error|warning) [\w-]+ /);
    expect(err).toContain('1 flow definition checked');
  });

  test('a bad file does not keep the others from being checked', async () => {
    put('mixed/a.flow.json', bad);
    put('mixed/b.flow.json', Buffer.from([0xff, 0xfe]));
    const { status, out, err } = await run('check', 'mixed');
    expect(status).toBe(2);
    expect(out).toContain('unknown-state');
    expect(err).toContain(path.join('mixed', 'b.flow.json'));
  });

  test('a reader that stops early is no error', async () => {
    const many = `{ "StartAt": "A", "States": { ${Array.from({ length: 3000 }, (_, i) => `"S${i}": { "Type": "Pass", "Next": "X${i}" }`).join(', ')} } }`;
    put('many.flow.json', many);
    const child = spawn(process.execPath, [gflow, 'check', 'many.flow.json'], { cwd: folder });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise(resolve => child.once('close', resolve));
    expect(err).not.toMatch(/EPIPE|\n\s+at /);
  });
});

describe('gflow migrate', () => {
  test('says what it would do, does it with --write, and then has nothing to do', async () => {
    const file = put('old.flow.json', retired);
    expect((await run('migrate', file)).out).toContain('1 of 1 retired providers would move');
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe(retired);
    const { status, out } = await run('migrate', '--write', file);
    expect(out).toContain('1 of 1 retired providers moved');
    expect(status).toBe(0);
    expect(readFileSync(path.join(folder, file), 'utf8')).toContain('https://transfer.actions.globus.org/ls');
    expect((await run('migrate', file)).out).toContain('0 of 0');
  });
});

describe('gflow sandbox', () => {
  test('a port in use is said, with status 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { status, out, err } = await run('sandbox', '--port', port, '--state', 'taken');
    taken.close();
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(port);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('ends with status 0 when it is interrupted', async () => {
    const child = spawn(process.execPath, [gflow, 'sandbox', '--state', 'state', '--json'], { cwd: folder });
    const ended = new Promise(resolve => child.once('exit', resolve));
    const [line] = await new Promise<string[]>(resolve =>
      child.stdout.setEncoding('utf8').once('data', text => resolve(String(text).split('\n'))),
    );
    const { url } = JSON.parse(line ?? '');
    expect(await (await fetch(`${url}/sandbox`)).json()).toMatchObject({ people: expect.anything() });
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('no port is a usage error', async () => {
    expect((await run('sandbox', '--port', 'high')).err).toContain('A port is a number from 0 to 65535.');
  });
});
