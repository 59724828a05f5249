import { spawn } from 'node:child_process';
import { chmodSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bad, gflow, good, retired, Workplace } from './gflow.ts';

const here = new Workplace();
/** A definition that is told by its content. */
const by = (provider: string) =>
  good.replace('"Pass"', `"Action", "ActionUrl": "https://actions.globus.org/${provider}", "Parameters": {}`);
const summary = (of: string) => expect.stringMatching(new RegExp(`(^|\\n)${of}\\n$`));

describe('what is checked', () => {
  test('flow definitions in a folder, and no other JSON', async () => {
    here.put('clean/a.flow.json', good);
    here.put('clean/deep/b.json', by('hello_world'));
    here.put('clean/deep/package.json', '{ "StartAt": 1 }');
    here.put('clean/deep/latin.json', Buffer.from([0x22, 0xe9, 0x22]));
    for (const hidden of ['node_modules/c.flow.json', '.git/c.flow.json', '._c.flow.json'])
      here.put(`clean/${hidden}`, bad);
    expect(await here.run('check', 'clean')).toEqual({
      status: 0,
      out: '2 flow definitions checked: no findings.\n',
      err: '',
    });
  });

  test('the documents that belong to definitions', async () => {
    here.put('all/a.flow.json', good);
    here.put('all/a.schema.json', '{ "type": "object" }');
    here.put('all/a.input.json', '{}');
    here.put('all/globus-flows.json', '{}');
    here.put('all/other.json', '{}');
    const { out } = await here.run('check', 'all', '--json');
    const files: { path: string; kind: string }[] = JSON.parse(out).files;
    expect(files.map(({ path: at, kind }) => [path.basename(at), kind])).toEqual([
      ['a.flow.json', 'flow-definition'],
      ['a.input.json', 'run-input'],
      ['a.schema.json', 'input-schema'],
      ['globus-flows.json', 'project-file'],
    ]);
  });

  test('this folder, if nothing is named', async () => {
    here.put('alone/a.flow.json', good);
    const { status, out } = await here.runWith({ cwd: 'alone' }, 'check');
    expect([status, out]).toEqual([0, '1 flow definition checked: no findings.\n']);
  });

  test('a named file, whatever it is called', async () => {
    const { status, out } = await here.run('check', here.put('anything.txt', bad));
    expect([status, out]).toEqual([1, summary('1 flow definition checked: 1 error.*')]);
  });

  test('each file once, however often and by whatever name it is reached', async () => {
    here.put('once/anything.json', good);
    symlinkSync(here.at('once/anything.json'), here.at('once/link.flow.json'));
    const names = [
      'once',
      'once/anything.json',
      './once/../once/anything.json',
      here.at('once/link.flow.json'),
    ];
    for (const order of [names, names.toReversed()])
      expect((await here.run('check', ...order)).out).toBe('1 flow definition checked: no findings.\n');
  });

  test('nothing behind links that lead in circles, or nowhere', async () => {
    here.put('circle/a.flow.json', good);
    symlinkSync(here.at('circle'), here.at('circle/again'));
    symlinkSync(here.at('circle/self.flow.json'), here.at('circle/self.flow.json'));
    symlinkSync(here.at('nowhere'), here.at('circle/gone.flow.json'));
    expect(await here.run('check', 'circle')).toEqual({
      status: 0,
      out: '1 flow definition checked: no findings.\n',
      err: '',
    });
    const named = await here.run('check', 'circle/self.flow.json');
    expect([named.status, named.err]).toEqual([2, expect.stringContaining('leads back to itself')]);
  });

  test('a thousand files', async () => {
    for (let i = 0; i < 1000; i++) here.put(`thousand/${i % 50}/${i}.flow.json`, good);
    const { status, out } = await here.run('check', 'thousand');
    expect([status, out]).toEqual([0, '1000 flow definitions checked: no findings.\n']);
  });

  test('or it says that there was nothing', async () => {
    here.put('nothing/a.json', '{}');
    const { status, out } = await here.run('check', 'nothing');
    expect([status, out]).toEqual([0, expect.stringContaining('No flow definition found.')]);
  });
});

describe('standard input', () => {
  test('is a flow definition', async () => {
    const { status, out } = await here.runWith({ input: bad }, 'check', '-');
    expect([status, out]).toEqual([1, expect.stringMatching(/^stdin:2:14: error: /)]);
  });

  test('has the kind and the companions of its name', async () => {
    const named = ['--stdin-name', 'all/x.input.json'];
    const { out } = await here.runWith({ input: '{}' }, 'check', '-', '--json', ...named);
    expect(JSON.parse(out).files).toMatchObject([{ path: 'all/x.input.json', kind: 'run-input' }]);
  });

  test('that is not UTF-8 is said', async () => {
    const { status, err } = await here.runWith({ input: Buffer.from([0xff]) }, 'check', '-');
    expect([status, err]).toEqual([2, expect.stringContaining('gflow: stdin: It is not UTF-8 text.')]);
  });

  test('cannot be fixed', async () => {
    const { status, out, err } = await here.runWith({ input: retired }, 'check', '-', '--fix');
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('--fix changes files');
  });
});

describe('the exit status', () => {
  test.each([
    ['no warnings are too many without a limit', [], 0],
    ['a warning more than the limit is as bad as an error', ['--max-warnings', '0'], 1],
    ['a limit that is kept', ['--max-warnings', '1'], 0],
  ])('%s', async (_what, args, status) => {
    const ended = await here.run('check', here.put('old.flow.json', retired), ...args);
    expect(ended.status).toBe(status);
    if (status === 1)
      expect(ended.err).toBe('gflow: 1 warning is more than the 0 that --max-warnings allows.\n');
    else expect(ended.err).toBe('');
  });

  test.each([
    ['an unknown option', ['--jsn'], "unknown option '--jsn'"],
    [
      'an unknown format',
      ['--format', 'xml'],
      'Allowed choices are text, json, sarif, github, gitlab, junit.',
    ],
    ['no number', ['--max-warnings', 'few'], 'A number of warnings is 0 or a whole number above.'],
    ['a number below 0', ['--max-warnings=-1'], 'A number of warnings is 0 or a whole number above.'],
    ['no schema', ['--schema', 'no.json'], 'gflow: no.json: There is no such file or folder.'],
  ])('%s is refused before anything is checked', async (_what, args, words) => {
    const { status, out, err } = await here.run('check', here.put('a.flow.json', bad), ...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  test('is told in the help', async () => {
    const { status, out } = await here.run('check', '--help');
    expect(status).toBe(0);
    for (const word of ['--schema', '--format', '--max-warnings', '--fix', '--stdin-name', 'Exit status: 0'])
      expect(out).toContain(word);
  });
});

describe('what cannot be checked', () => {
  test.each([
    [
      'a file that is not there',
      () => 'missing.flow.json',
      /missing\.flow\.json: There is no such file or folder/,
    ],
    [
      'a file that is not UTF-8',
      () => here.put('latin.flow.json', Buffer.from([0x22, 0xe9, 0x22])),
      /not UTF-8/,
    ],
    [
      'a file of a gigabyte',
      () => {
        const file = here.put('huge.flow.json', '{');
        truncateSync(here.at(file), 2 ** 30);
        return file;
      },
      /huge\.flow\.json: It has 1024 MiB/,
    ],
  ])('%s gets one line and status 2', async (_what, make, line) => {
    const { status, err } = await here.run('check', make());
    expect(status).toBe(2);
    expect(err).toMatch(line);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('an unreadable file', async () => {
    const file = here.put('secret.flow.json', good);
    chmodSync(here.at(file), 0);
    const { status, err } = await here.run('check', file);
    expect([status, err]).toEqual([2, expect.stringContaining('You are not permitted to read it.')]);
  });

  test('does not keep the others from being checked', async () => {
    here.put('mixed/a.flow.json', bad);
    here.put('mixed/b.flow.json', Buffer.from([0xff, 0xfe]));
    const { status, out, err } = await here.run('check', 'mixed');
    expect(status).toBe(2);
    expect(out).toContain('unknown-state');
    expect(err).toContain(path.join('mixed', 'b.flow.json'));
  });

  test('a schema that cannot be read is said once, and its definition is checked without it', async () => {
    here.put('pair/a.flow.json', bad);
    here.put('pair/a.schema.json', Buffer.from([0xff, 0xfe]));
    const { status, out, err } = await here.run('check', 'pair');
    expect(status).toBe(2);
    expect(out).toContain('unknown-state');
    expect(err).toBe(
      `gflow: ${path.join('pair', 'a.schema.json')}: It is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.\n`,
    );
  });
});

describe('odd texts are findings, never a crash', () => {
  test.each([
    ['a byte order mark', `\ufeff${good}`],
    ['no JSON', 'StartAt: A'],
    ['nothing', ''],
    ['50 MB', `[${'"0123456789",'.repeat(4_000_000)}"end"]`],
    ['100,000 levels', '['.repeat(100_000)],
    ['a lone surrogate', '{ "StartAt": "\\ud800", "States": {} }'],
  ])('%s', async (_what, text) => {
    const { status, out } = await here.run('check', here.put('odd.flow.json', text));
    expect(status).toBeLessThan(2);
    expect(out).toMatch(/^odd\.flow\.json:\d+:\d+: (error|warning): .* \[[\w-]+\]\n/);
    expect(out).toEqual(summary('1 flow definition checked: .*'));
  });
});

test('a reader that stops early is no error, and does not change the exit status', async () => {
  const states = Array.from({ length: 1000 }, (_, i) => `"S${i}": { "Type": "Pass", "Next": "X${i}" }`);
  here.put('many.flow.json', `{ "StartAt": "A", "States": { ${states.join(', ')} } }`);
  const child = spawn(process.execPath, [gflow, 'check', 'many.flow.json'], { cwd: here.folder });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await new Promise(resolve => child.once('close', resolve))).toBe(1);
  expect(err).toBe('');
});
