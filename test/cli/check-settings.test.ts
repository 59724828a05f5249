import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bad, good, retired, Workplace } from './gflow.ts';

const here = new Workplace();

/** The severities of what is found in a file, by rule. */
async function severities(...args: string[]): Promise<Record<string, string>> {
  const { out } = await here.run('check', '--json', ...args);
  const files: { findings: { rule: string; severity: string }[] }[] = JSON.parse(out).files;
  return Object.fromEntries(
    files.flatMap(file => file.findings).map(({ rule, severity }) => [rule, severity]),
  );
}

describe('the nearest project file says what rules weigh', () => {
  test('beside the definition, and in folders below', async () => {
    here.put('a/globus-flows.json', '{ "rules": { "unknown-state": "hint", "retired-provider": "off" } }');
    const files = [here.put('a/b/c/bad.flow.json', bad), here.put('a/old.flow.json', retired)];
    expect(await severities(...files)).toEqual({ 'unknown-state': 'hint' });
    here.put('a/b/globus-flows.json', '{}');
    expect(await severities(...files)).toMatchObject({ 'unknown-state': 'error' });
  });

  test('for standard input by its name', async () => {
    here.put('named/globus-flows.json', '{ "rules": { "unknown-state": "hint" } }');
    const args = ['check', '-', '--stdin-name', 'named/x.flow.json'];
    expect((await here.runWith({ input: bad }, ...args)).status).toBe(0);
  });

  test('and what is off is not fixed', async () => {
    here.put('off/globus-flows.json', '{ "rules": { "retired-provider": "off" } }');
    const file = here.put('off/old.flow.json', retired);
    await here.run('check', '--fix', file);
    expect(here.read(file).toString()).toBe(retired);
  });

  test('and suppresses with a reason', async () => {
    const suppression = {
      rule: 'unknown-state',
      file: 'sub/bad.flow.json',
      reason: 'It is drawn up by hand.',
    };
    here.put('quiet/globus-flows.json', JSON.stringify({ suppressions: [suppression] }));
    const files = [here.put('quiet/sub/bad.flow.json', bad), here.put('quiet/bad.flow.json', bad)];
    const { out } = await here.run('check', '--json', ...files);
    const found: { path: string; findings: unknown[] }[] = JSON.parse(out).files;
    expect(found.map(({ findings }) => findings.length)).toEqual([0, 1]);
  });

  test('one that cannot be read is said, once', async () => {
    here.put('broken/globus-flows.json', Buffer.from([0xff]));
    const files = [here.put('broken/a.flow.json', bad), here.put('broken/b.flow.json', good)];
    const { status, out, err } = await here.run('check', ...files);
    expect([status, out]).toEqual([2, expect.stringContaining('unknown-state')]);
    expect(err).toBe(
      `gflow: ${path.join('broken', 'globus-flows.json')}: It is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.\n`,
    );
  });
});

test('a preset is one of two', async () => {
  const file = here.put('preset.flow.json', good);
  expect((await here.run('check', file, '--preset', 'strict')).status).toBe(0);
  const { status, err } = await here.run('check', file, '--preset', 'lax');
  expect([status, err]).toEqual([2, expect.stringContaining('Allowed choices are recommended, strict.')]);
});
