import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { bad, gflow, retired, Workplace } from './gflow.ts';
import { valid } from './rehearsal.ts';

const here = new Workplace();

describe('gflow', () => {
  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await here.run('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  test('a wrong word is a usage error', async () => {
    const { status, err } = await here.run('chekc');
    expect(status).toBe(2);
    expect(err).toContain("unknown command 'chekc'");
  });
});

describe('gflow schema', () => {
  const flow =
    '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "SecondsPath": "$.wait", "End": true } } }';

  test('prints what the flow asks for, or writes it', async () => {
    here.put('asks.flow.json', flow);
    const { status, out, err } = await here.run('schema', 'asks.flow.json');
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ required: ['wait'], properties: { wait: { type: 'integer' } } });
    expect(await here.run('schema', 'asks.flow.json', '--output', 'asks.schema.json')).toEqual({
      status: 0,
      out: '',
      err: '',
    });
    expect(here.read('asks.schema.json').toString()).toBe(out);
    expect((await here.run('check', 'asks.flow.json', '--preset', 'strict')).status).toBe(0);
    expect(await here.run('schema', 'asks.flow.json', '--output', 'asks.schema.json')).toMatchObject({
      status: 2,
      err: 'gflow: asks.schema.json: It is there already, and stays as it is. Name another file.\n',
    });
  });

  test('says why it cannot', async () => {
    here.put('half.flow.json', flow.slice(0, 40));
    expect(await here.run('schema', 'half.flow.json')).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('no well-formed flow'),
    });
    expect((await here.run('schema', 'nowhere.json')).status).toBe(2);
  });
});

describe('gflow migrate', () => {
  test('says what it would do, does it with --write, and then has nothing to do', async () => {
    const file = here.put('old.flow.json', retired);
    expect((await here.run('migrate', file)).out).toContain('1 of 1 retired providers would move');
    expect(here.read(file).toString()).toBe(retired);
    const { status, out } = await here.run('migrate', '--write', file);
    expect(out).toContain('1 of 1 retired providers moved');
    expect(status).toBe(0);
    expect(here.read(file).toString()).toContain('https://transfer.actions.globus.org/ls');
    expect((await here.run('migrate', file)).out).toContain('0 of 0');
  });

  test('looks at the flow definitions of a folder, and at nothing else in it', async () => {
    here.put('many/old.flow.json', retired);
    here.put('many/below/older.json', retired);
    here.put('many/a.json', '{ "StartAt": 7 }');
    const { status, out } = await here.run('migrate', 'many');
    expect([status, out]).toEqual([
      0,
      `many/below/older.json: 1 of 1 retired providers would move.\nmany/old.flow.json: 1 of 1 retired providers would move.\n`,
    ]);
    await here.run('migrate', 'many', '--write');
    expect(await here.run('migrate', 'many')).toEqual({ status: 0, out: 'No retired providers.\n', err: '' });
    expect(await here.run('migrate', 'many', 'nowhere')).toMatchObject({
      status: 2,
      err: 'gflow: nowhere: There is no such file or folder.\n',
    });
  });
});

describe('gflow run --local', () => {
  beforeAll(async () => {
    await here.run('new', 'local/hello');
    here.put('local/mocks.json', '{ "states": { "SayHello": { "fail": { "error": "too quiet" } } } }');
  });
  const hello = ['run', 'local/hello.flow.json'];
  const input = ['--input', 'local/hello.input.json'];

  test('ends as the run ends, with what actions answer', async () => {
    const { status, out } = await here.run(...hello, ...input, '--mocks', 'local/mocks.json');
    expect(status).toBe(1);
    expect(out).toMatch(/^→ SayHello \(error\)\nFailed after 0 s: too quiet\n/);
    const { out: json } = await here.run(...hello, ...input, '--mocks', 'local/mocks.json', '--json');
    expect(valid('files#/definitions/localRun', json)).toMatchObject({ localRun: { status: 'FAILED' } });
  });

  test('refuses what the service would refuse, and what is not there', async () => {
    here.put('local/bad.flow.json', bad);
    const refusals: [string[], RegExp][] = [
      [hello, /hello\.flow\.json: The input does not fit the input schema: .*'name' is missing/],
      [['run', 'local/bad.flow.json'], /bad\.flow\.json: It has errors/],
      [[...hello, '--input', 'nowhere.json'], /nowhere\.json: There is no such file/],
      [[...hello, ...input, '--mocks', 'local'], /local: It is a folder/],
    ];
    for (const [args, why] of refusals) {
      const { status, err, out } = await here.run(...args, '--local', '--json');
      expect([status, err]).toEqual([2, expect.stringMatching(why)]);
      expect(valid('files#/definitions/localRun', out)).toHaveProperty('problem');
    }
    expect((await here.run(...hello, ...input, '--local', '--follow')).status).toBe(2);
  });
});

describe('gflow sandbox', () => {
  test('a file in the place of its folder is said', async () => {
    here.put('file', '');
    expect(await here.run('sandbox', '--state', 'file')).toMatchObject({
      status: 2,
      err: 'gflow: file: It is a file. Name a folder.\n',
    });
  });

  test('a port in use is said, with status 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { status, out, err } = await here.run('sandbox', '--port', port, '--state', 'taken');
    taken.close();
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(port);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('ends with status 0 when it is interrupted', async () => {
    const child = spawn(process.execPath, [gflow, 'sandbox', '--state', 'state', '--json'], {
      cwd: here.folder,
    });
    const ended = new Promise(resolve => child.once('exit', resolve));
    const [line] = await new Promise<string[]>(resolve =>
      child.stdout.setEncoding('utf8').once('data', text => resolve(String(text).split('\n'))),
    );
    const { url } = valid('files#/definitions/sandbox', line ?? '');
    expect(await (await fetch(`${url}/sandbox`)).json()).toMatchObject({ people: expect.anything() });
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('no port is a usage error', async () => {
    expect((await here.run('sandbox', '--port', 'high')).err).toContain(
      'A port is a number from 0 to 65535.',
    );
  });
});
