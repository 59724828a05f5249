import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../files.ts';
import { Companions } from './companions.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gflow companions '));
  await writeFile(path.join(folder, 'a b.schema.json'), 'of a b');
  await writeFile(path.join(folder, 'input_schema.json'), 'of all');
  await mkdir(path.join(folder, 'schema.json'));
  await writeFile(path.join(folder, 'odd.schema.json'), Buffer.from([0xff]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function schemaOf(name: string): Promise<[string | undefined, Problem[]]> {
  const problems: Problem[] = [];
  const uri = pathToFileURL(path.join(folder, name)).href;
  const schema = await new Companions().inputSchema({ path: `flows/${name}`, uri }, problems);
  return [schema?.text, problems];
}

describe('the input schema of', () => {
  test.each(['a b.flow.json', 'a b.json', 'a b.input.json'])('%s is its own', async name =>
    expect(await schemaOf(name)).toEqual(['of a b', []]),
  );

  test('another is the one for all; a folder is none', async () =>
    expect(await schemaOf('other.flow.json')).toEqual(['of all', []]));

  test('one that cannot be read is a problem, and no other takes its place', async () =>
    expect(await schemaOf('odd.flow.json')).toEqual([
      undefined,
      [{ path: path.join('flows', 'odd.schema.json'), message: expect.stringContaining('not UTF-8') }],
    ]));
});
