import { chmodSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bad, good, retired, Workplace } from './gflow.ts';

const here = new Workplace();
const OLD = 'https://actions.globus.org/transfer/ls';
const NEW = 'https://transfer.actions.globus.org/ls';

/** What --fix leaves of a file with those bytes. */
async function fixed(content: string | Buffer): Promise<Buffer> {
  await here.run('check', '--fix', here.put('a.flow.json', content));
  return here.read('a.flow.json');
}

test('what is safe to fix is fixed and said, and what is left is reported', async () => {
  here.put('some/old.flow.json', retired);
  here.put('some/ok.flow.json', good);
  const { status, out, err } = await here.run('check', '--fix', 'some', '--max-warnings', '0');
  expect(err).toMatch(
    /^some.old\.flow\.json:1:\d+: fixed: Use “https:\/\/transfer.*” \[retired-provider\]\n$/,
  );
  expect(out).not.toContain('retired-provider');
  expect(here.read('some/old.flow.json').toString()).toContain(NEW);
  expect(readdirSync(here.at('some'))).toEqual(['ok.flow.json', 'old.flow.json']);
  const again = await here.run('check', '--fix', 'some');
  expect(again).toEqual({ status, out, err: '' });
});

test('what has no safe fix is not touched', async () => {
  const text = `${bad}   \n\n`;
  const odd = text.replace('"B"', '"nothing like it"');
  expect((await fixed(odd)).toString()).toBe(odd);
});

test('other documents are fixed too', async () => {
  const schema = '{ "properties": {\r\n"a": { "type": "object", "format": "globus-colection" } } }';
  const file = here.put('a.schema.json', schema);
  await here.run('check', '--fix', file);
  expect(here.read(file).toString()).toBe(schema.replace('colection', 'collection'));
});

test('what the project file suppresses is not fixed', async () => {
  const suppression = { rule: 'retired-provider', file: 'a.flow.json', reason: 'for the record' };
  here.put('kept/globus-flows.json', JSON.stringify({ suppressions: [suppression] }));
  const file = here.put('kept/a.flow.json', retired);
  await here.run('check', '--fix', file);
  expect(here.read(file).toString()).toBe(retired);
});

describe('bytes that no fix is about stay', () => {
  test.each([
    ['Windows line ends', (text: string) => text.replaceAll(', ', ',\r\n\t')],
    ['no line end at the end', (text: string) => text],
    ['blank lines at the end', (text: string) => `${text}\n\n  \n`],
    ['odd blanks', (text: string) => text.replaceAll(': ', '  :\t ')],
    [
      'text that has two spellings',
      (text: string) => text.replace('"path": "/"', '"path": "/caf\\u00e9/é🚀"'),
    ],
  ])('%s', async (_what, vary) => {
    const before = vary(retired);
    const after = await fixed(before);
    expect(after.toString()).toBe(before.replace(OLD, NEW));
  });

  test('a byte order mark goes, for it has a fix of its own', async () => {
    expect(await fixed(`\ufeff${good}\r\n`)).toEqual(Buffer.from(`${good}\r\n`));
  });
});

test('a file that needs no fix is not written', async () => {
  const file = here.put('kept.flow.json', good);
  const before = statSync(here.at(file), { bigint: true });
  await here.run('check', '--fix', file);
  const after = statSync(here.at(file), { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

test.skipIf(process.platform === 'win32')('the mode of a file stays', async () => {
  const file = here.put('mode.flow.json', retired);
  chmodSync(here.at(file), 0o640);
  await here.run('check', '--fix', file);
  expect(statSync(here.at(file)).mode & 0o777).toBe(0o640);
  expect(here.read(file).toString()).toContain(NEW);
});

test.skipIf(process.getuid?.() === 0)(
  'a file that may not be changed is said, and reported as it is',
  async () => {
    const file = here.put('locked.flow.json', retired);
    chmodSync(here.at(file), 0o444);
    const { status, out, err } = await here.run('check', '--fix', file);
    expect(status).toBe(2);
    expect(err).toContain('locked.flow.json: You are not permitted to change it.');
    expect(out).toContain('retired-provider');
  },
);
