import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type TransferClient, transferOf } from '../testing/transfer.ts';

let sandbox: Harness;
let transfer: TransferClient;
beforeAll(async () => {
  sandbox = await openSandbox();
  transfer = await transferOf(sandbox);
});
afterAll(() => sandbox.close());

const { beamlineStorage, referenceArchive, sharedResults } = demo.collections;

describe('transfers', () => {
  test('copy a folder with all its bytes', async () => {
    await mkdir(transfer.folderOf(beamlineStorage, 'data', 'scan-001', 'logs', 'empty'), { recursive: true });
    await writeFile(transfer.folderOf(beamlineStorage, 'data', 'scan-001', 'logs', 'a.log'), 'one\n');
    const task = await transfer.copy(
      '/data/scan-001/',
      '/incoming/scan-001/',
      { label: 'Scan 1' },
      { recursive: true },
    );
    expect(task.body).toMatchObject({
      DATA_TYPE: 'task',
      type: 'TRANSFER',
      status: 'SUCCEEDED',
      label: 'Scan 1',
      owner_id: demo.serviceAccounts.beamlineRobot.client_id,
      source_endpoint_display_name: 'Beamline storage',
      files: 5,
      directories: 3,
      files_transferred: 5,
      fatal_error: null,
    });
    for (const name of ['frame-0001.dat', 'frame-0003.dat', 'logs/a.log'])
      expect(await readFile(transfer.folderOf(sharedResults, 'incoming', 'scan-001', name))).toEqual(
        await readFile(transfer.folderOf(beamlineStorage, 'data', 'scan-001', name)),
      );
    const events = await transfer.get(`/task/${task.text('task_id')}/event_list`, transfer.robot);
    expect([0, 1, 2].map(index => events.at(`DATA.${index}.code`))).toEqual([
      'SUCCEEDED',
      'PROGRESS',
      'STARTED',
    ]);
    const bytes_transferred = task.at('bytes_transferred');
    const [duration, mbps] = [expect.any(Number), expect.any(Number)];
    expect(events.at('DATA.0.details')).toEqual({ files_succeeded: task.at('files_transferred') });
    expect(events.at('DATA.1.details')).toEqual({ bytes_transferred, duration, mbps });
  });

  test('skip what is there already, and keep out what the filter excludes', async () => {
    const first = { filter_rules: [{ DATA_TYPE: 'filter_rule', method: 'exclude', name: '*.dat' }] };
    const filtered = await transfer.copy('/data/scan-001/', '/incoming/sync/', first);
    expect(filtered.at('files')).toBe(2);
    const second = await transfer.copy('/data/scan-001/', '/incoming/sync/', { sync_level: 3 });
    expect([second.at('files_skipped'), second.at('files_transferred')]).toEqual([2, 3]);
  });

  test('copy to one place at once without spoiling each other’s file', async () => {
    const large = Buffer.alloc(8 * 1024 * 1024, 'scan');
    await writeFile(transfer.folderOf(beamlineStorage, 'data', 'large.dat'), large);
    const all = Array.from({ length: 4 }, () => transfer.copy('/data/large.dat', '/incoming/one.dat'));
    expect((await Promise.all(all)).map(task => task.at('status'))).toEqual(Array(4).fill('SUCCEEDED'));
    const copy = await readFile(transfer.folderOf(sharedResults, 'incoming', 'one.dat'));
    expect(copy.equals(large)).toBe(true);
  });

  test('check a given checksum', async () => {
    const wrong = { external_checksum: 'abc', checksum_algorithm: 'SHA256' };
    const task = await transfer.copy('/data/scan-001/metadata.json', '/incoming/m.json', {}, wrong);
    expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', 'VERIFY_CHECKSUM']);
  });

  test.each([
    ['a source that is missing', '/nothing', '/incoming/x', {}, 'FILE_NOT_FOUND'],
    [
      'a folder that is not to be copied as one',
      '/data',
      '/incoming/x',
      { recursive: false },
      'IS_A_DIRECTORY',
    ],
    [
      'a file copied as a folder',
      '/data/scan-001/metadata.json',
      '/incoming/x',
      { recursive: true },
      'NOT_A_DIRECTORY',
    ],
    ['a destination that is a folder', '/data/scan-001/metadata.json', '/incoming/', {}, 'IS_A_DIRECTORY'],
  ])('fail with a reason for %s', async (_, from, to, item, code) => {
    const task = await transfer.copy(from, to, {}, item);
    expect([task.at('status'), task.at('fatal_error.code')]).toEqual(['FAILED', code]);
  });

  test('fail where the identity may only read, and say so', async () => {
    const task = await transfer.copy('/data/scan-001/', '/x/', { destination_endpoint: referenceArchive.id });
    expect(task.body).toMatchObject({
      status: 'FAILED',
      nice_status: 'PERMISSION_DENIED',
      fatal_error: { code: 'PERMISSION_DENIED' },
    });
    expect(task.text('fatal_error.description')).toContain('may not write to /x/ on "Reference archive"');
  });

  test('are refused at once where the identity may do nothing', async () => {
    const body = {
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [{ source_path: '/data/', destination_path: '/incoming/' }],
    };
    const answer = await transfer.submit('transfer', body, transfer.bens);
    expect([answer.status, answer.at('code')]).toEqual([403, 'PermissionDenied']);
  });

  test('are submitted once for each submission id', async () => {
    const body = {
      submission_id: 'the-same',
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [{ source_path: '/data/scan-001/metadata.json', destination_path: '/incoming/once.json' }],
    };
    const first = await transfer.post('/transfer', transfer.robot, body);
    const second = await transfer.post('/transfer', transfer.robot, body);
    expect([first.status, first.at('code')]).toEqual([202, 'Accepted']);
    expect([second.status, second.at('code')]).toEqual([200, 'Duplicate']);
    expect(second.at('task_id')).toBe(first.at('task_id'));
    await transfer.finished(first, transfer.robot);
  });

  test.each([
    [{ DATA: [] }, 'ClientError.BadRequest.NoTransferItems'],
    [{ DATA: [{ source_path: '/a' }] }, 'ClientError.BadRequest'],
    [{ sync_level: 7 }, 'ClientError.BadRequest'],
    [{ verify_checksum: 'yes' }, 'ClientError.BadRequest'],
    [{ label: 'a\nb' }, 'ClientError.BadRequest'],
    [{ recursive_symlinks: 'copy' }, 'ClientError.BadRequest'],
  ])('refuse a document with %j', async (more, code) => {
    const item = { source_path: '/data', destination_path: '/incoming/x' };
    const whole = {
      source_endpoint: beamlineStorage.id,
      destination_endpoint: sharedResults.id,
      DATA: [item],
    };
    const answer = await transfer.submit('transfer', { ...whole, ...more }, transfer.robot);
    expect([answer.status, answer.at('code')]).toEqual([400, code]);
  });

  test('are seen by their owner only, and a finished one cannot be cancelled', async () => {
    const task = await transfer.copy('/data/scan-001/metadata.json', '/incoming/mine.json');
    const path = `/task/${task.text('task_id')}`;
    expect((await transfer.get(path, transfer.adas)).at('code')).toBe('TaskNotFound');
    expect((await transfer.post(`${path}/cancel`, transfer.robot)).at('code')).toBe('TaskComplete');
    expect((await transfer.get('/task_list?limit=1', transfer.robot)).at('DATA.0.task_id')).toBe(
      task.at('task_id'),
    );
  });
});

describe('deletions', () => {
  const remove = async (path: string, more: JsonObject = {}) =>
    transfer.finished(
      await transfer.submit(
        'delete',
        { endpoint: sharedResults.id, DATA: [{ path }], ...more },
        transfer.robot,
      ),
      transfer.robot,
    );

  test('remove files by pattern and folders when told to', async () => {
    await mkdir(transfer.folderOf(sharedResults, 'incoming', 'old', 'deep'), { recursive: true });
    for (const name of ['a.tmp', 'b.tmp', 'keep.txt'])
      await writeFile(transfer.folderOf(sharedResults, 'incoming', 'old', name), name);
    expect((await remove('/incoming/old/*.tmp', { interpret_globs: true })).at('files')).toBe(2);
    expect((await remove('/incoming/old')).at('fatal_error.code')).toBe('IS_A_DIRECTORY');
    expect((await remove('/incoming/old', { recursive: true })).at('status')).toBe('SUCCEEDED');
    expect((await remove('/incoming/old')).at('fatal_error.code')).toBe('FILE_NOT_FOUND');
    expect((await remove('/incoming/old', { ignore_missing: true })).at('status')).toBe('SUCCEEDED');
  });

  test('take away a link and not what it leads to', async () => {
    await writeFile(join(sandbox.folder, 'precious.txt'), 'precious');
    await symlink(join(sandbox.folder, 'precious.txt'), transfer.folderOf(sharedResults, 'incoming', 'link'));
    expect((await remove('/incoming/link')).at('status')).toBe('SUCCEEDED');
    expect(await readFile(join(sandbox.folder, 'precious.txt'), 'utf8')).toBe('precious');
  });

  test('never take the root folder', async () => {
    const body = { endpoint: sharedResults.id, DATA: [{ path: '/~/' }], recursive: true };
    expect((await transfer.submit('delete', body, transfer.robot)).status).toBe(400);
  });
});
