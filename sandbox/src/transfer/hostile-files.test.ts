import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

/** Files that nobody would wish for: very many, with strange names, on a disk that is full. */
let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, sharedResults } = demo.collections;

async function copy(from: string, to: string, more: JsonObject = {}) {
  const body: JsonObject = {
    source_endpoint: beamlineStorage.id,
    destination_endpoint: sharedResults.id,
    DATA: [{ source_path: from, destination_path: to, recursive: true }],
    ...more,
  };
  const submitted = await transfer.submit('transfer', body, transfer.robot);
  const path = `/task/${submitted.text('task_id')}`;
  return eventually(
    () => transfer.get(path, transfer.robot),
    task => task.at('status') !== 'ACTIVE',
    120_000,
  );
}

const NAMES = [
  'caf\u00e9.dat', // NFC
  'cafe\u0301.dat', // NFD: another file
  '\ud55c\uae00.dat',
  '\u1112\u1161\u11ab\u1100\u1173\u11af.dat', // the same word in jamo
  '\ufb01le.dat', // a ligature, which NFKC would take apart
  '\u212b.dat', // the sign for ångström, which is no letter
  '\u05d0\u202e\u05d1.dat',
  '\u{1f52c}\u{1f469}\u200d\u{1f52c}.dat',
  'zero\u200bwidth.dat',
  'new\nline.dat',
  ' blank .dat ',
  '%2e%2e%2f.dat',
  '~.dat',
  '...',
  `'"<>&;|$(id)\`.dat`,
  '\\back\\slash.dat',
  '\u{1f52c}'.repeat(63), // 252 bytes of the 255 that a name may have
];

test.skipIf(process.platform === 'win32')('of any name stay what they are, byte for byte', async () => {
  const names = process.platform === 'darwin' ? NAMES.filter(name => name.normalize('NFD') === name) : NAMES;
  const folder = transfer.folderOf(beamlineStorage, 'data', 'names');
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, name), name);
  expect(await copy('/data/names/', '/incoming/names/')).toMatchObject({ status: 200 });
  const copied = transfer.folderOf(sharedResults, 'incoming', 'names');
  expect((await readdir(copied)).sort()).toEqual([...names].sort());
  const listed = await transfer.operate(sharedResults, 'ls', '/incoming/names/', transfer.robot);
  expect(listed.at('total')).toBe(names.length);
  for (const name of names) {
    expect(await readFile(join(copied, name), 'utf8')).toBe(name);
    const path = `/incoming/names/${name}`;
    const found = await transfer.operate(sharedResults, 'stat', path, transfer.robot);
    expect([found.at('name'), found.at('size')]).toEqual([name, Buffer.byteLength(name)]);
    const to = `${path.slice(0, -1)}+`;
    const rename = `/operation/endpoint/${sharedResults.id}/rename`;
    const renamed = await transfer.post(rename, transfer.robot, { old_path: path, new_path: to });
    expect(renamed.at('code')).toBe('FileRenamed');
  }
});

test.skipIf(process.platform !== 'linux')('of a name that is no text hide no others', async () => {
  const folder = transfer.folderOf(beamlineStorage, 'data', 'bytes');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'good.dat'), 'good');
  await writeFile(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xfe])]), 'bad');
  const listed = await transfer.operate(beamlineStorage, 'ls', '/data/bytes/', transfer.robot);
  expect([listed.status, listed.at('DATA.0.name')]).toEqual([200, 'good.dat']);
  const task = await copy('/data/bytes/', '/incoming/bytes/');
  expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', 'FILE_NOT_FOUND']);
});

test('ten thousand are copied, listed in pages and counted', { timeout: 180_000 }, async () => {
  const count = 10_000;
  const folder = transfer.folderOf(beamlineStorage, 'data', 'many');
  await mkdir(folder, { recursive: true });
  for (let i = 0; i < count; i += 100)
    await Promise.all(
      Array.from({ length: 100 }, (_, j) => writeFile(join(folder, `${i + j}.dat`), `${i + j}`)),
    );
  const task = await copy('/data/many/', '/incoming/many/');
  expect([task.at('status'), task.at('files_transferred')]).toEqual(['SUCCEEDED', count]);
  const copied = transfer.folderOf(sharedResults, 'incoming', 'many');
  expect(await readdir(copied)).toHaveLength(count);
  expect(await readFile(join(copied, '9999.dat'), 'utf8')).toBe('9999');
  const path = `/operation/endpoint/${sharedResults.id}/ls?path=/incoming/many/&limit=10&offset=9995`;
  const page = await transfer.get(path, transfer.robot);
  expect([page.at('total'), page.at('length')]).toEqual([count, 5]);
});

test('that are half copied are not seen, and a task that is cancelled leaves none', async () => {
  const folder = transfer.folderOf(beamlineStorage, 'data', 'large');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'large.dat'), Buffer.alloc(300 * 1024 * 1024));
  const body: JsonObject = {
    source_endpoint: beamlineStorage.id,
    destination_endpoint: sharedResults.id,
    DATA: [{ source_path: '/data/large/large.dat', destination_path: '/incoming/large.dat' }],
  };
  const submitted = await transfer.submit('transfer', body, transfer.robot);
  await expect
    .poll(async () => (await readdir(transfer.folderOf(sharedResults, 'incoming'))).join(), { interval: 1 })
    .toContain('.gflow-part');
  const listed = await transfer.operate(sharedResults, 'ls', '/incoming/', transfer.robot);
  expect(JSON.stringify(listed.body)).not.toContain('.gflow-part');
  await transfer.post(`/task/${submitted.text('task_id')}/cancel`, transfer.robot);
  await transfer.finished(submitted, transfer.robot);
  const left = await readdir(transfer.folderOf(sharedResults, 'incoming'));
  expect(left.filter(name => name.includes('large') || name.includes('.gflow-part'))).toEqual([]);
  await rm(folder, { recursive: true });
});

/** A small disk of its own, which only root can make. */
const mounts = process.platform === 'linux' && process.getuid?.() === 0;

test.skipIf(!mounts)(
  'do not fit on a full disk: told as Transfer does, and nothing is left of them',
  async ({ skip }) => {
    const small = transfer.folderOf(sharedResults, 'incoming', 'small');
    await mkdir(small, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', small]);
    if (mounted.status !== 0) return skip('This system lets nobody mount a disk.');
    try {
      await writeFile(join(small, 'before.dat'), 'was here');
      const large = transfer.folderOf(beamlineStorage, 'data', 'two-megabytes.dat');
      await writeFile(large, Buffer.alloc(2 * 1024 * 1024, 'x'));
      const item = { source_path: '/data/two-megabytes.dat', destination_path: '/incoming/small/after.dat' };
      const task = await copy('', '', { DATA: [item] });
      expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', 'QUOTA_EXCEEDED']);
      expect(await readdir(small)).toEqual(['before.dat']);
      expect(await readFile(join(small, 'before.dat'), 'utf8')).toBe('was here');
    } finally {
      spawnSync('umount', [small]);
    }
  },
);

test('cannot be reached through links that lead outside, in whatever they are called', async () => {
  const secret = join(sandbox.folder, 'secret.txt');
  await writeFile(secret, 'secret');
  const folder = transfer.folderOf(beamlineStorage, 'data', 'links');
  await mkdir(folder, { recursive: true });
  await symlink(secret, join(folder, 'link'));
  await symlink(sandbox.folder, join(folder, 'folder'));
  const task = await copy('/data/links/', '/incoming/links/');
  expect([task.at('status'), task.at('files_transferred'), task.at('symlinks')]).toEqual(['SUCCEEDED', 0, 2]);
  const through = await copy('', '', {
    DATA: [{ source_path: '/data/links/folder/secret.txt', destination_path: '/incoming/secret.txt' }],
  });
  expect(through.at('fatal_error.code')).toBe('PERMISSION_DENIED');
});
