import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Faults } from '../faults.ts';
import type { Identity } from '../identities.ts';
import type { TaskItem, TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { copyFile, isPartial, isUpToDate } from './copy-file.ts';
import { noteProgress } from './events.ts';
import { meetFaults } from './file-faults.ts';
import { passes } from './globs.ts';
import { type Options, readOptions } from './options.ts';
import { type Place, requirePlace } from './paths.ts';
import { requireCollection } from './permissions.ts';
import { untilReachable } from './personal.ts';
import { asTaskError, TaskError } from './task-error.ts';

/** A task, on whose behalf it is done, and the world that it meets. */
export interface Order {
  readonly state: State;
  readonly identity: Identity;
  readonly task: TaskRecord;
  readonly faults: Faults;
  readonly signal: AbortSignal;
  /** Called whenever the counts changed. */
  progress(): void;
}

interface Job extends Order {
  readonly options: Options;
  readonly outcome: NonNullable<TaskRecord['outcome']>;
}

const resource = '/transfer';

async function placeOf(job: Job, side: 'source' | 'destination', path: string): Promise<Place> {
  const id = side === 'source' ? job.task.source_endpoint_id : (job.task.destination_endpoint_id ?? '');
  const collection = requireCollection(job.state, id, resource);
  const need = side === 'source' ? 'r' : 'rw';
  return requirePlace(job.state, job.identity, { collection, path, need, resource });
}

async function copyOneFile(job: Job, item: TaskItem, from: Place, to: Place): Promise<void> {
  await untilReachable(job.state, job.task, job.signal);
  const { counts } = job.task;
  if (await isUpToDate(from, to, job.options.syncLevel, job.signal)) {
    counts.files_skipped++;
    return;
  }
  try {
    const { preserveTimestamp } = job.options;
    await meetFaults(job.state, job.faults, job.task, [from, to], job.signal);
    const { bytes, faults } = await copyFile(from, to, {
      task: job.task.task_id,
      item,
      preserveTimestamp,
      signal: job.signal,
    });
    counts.files_transferred++;
    counts.bytes_transferred += bytes;
    counts.faults += faults;
    job.outcome.transferred.push({ source_path: from.path, destination_path: to.path });
  } catch (error) {
    job.signal.throwIfAborted();
    throw asTaskError(error, to.path);
  }
  job.progress();
}

interface Tree {
  readonly files: string[];
  readonly folders: string[];
}

/** Everything below a folder, as relative paths; symbolic links are left out, as Transfer does by default. */
async function walk(job: Job, folder: string, below = ''): Promise<Tree> {
  const tree: Tree = { files: [], folders: [] };
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    job.signal.throwIfAborted();
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && passes(job.options.filterRules, 'dir', entry.name)) {
      const inner = await walk(job, folder, path);
      tree.folders.push(path, ...inner.folders);
      tree.files.push(...inner.files);
    } else if (entry.isFile() && !isPartial(entry.name)) {
      if (passes(job.options.filterRules, 'file', entry.name)) tree.files.push(path);
    } else if (entry.isSymbolicLink()) job.task.counts.symlinks++;
  }
  return tree;
}

async function copyFolder(job: Job, item: TaskItem, from: Place, to: Place): Promise<void> {
  const { counts } = job.task;
  const tree = await walk(job, from.real);
  counts.files += tree.files.length;
  counts.directories += tree.folders.length + 1;
  job.progress();
  await mkdir(to.real, { recursive: true });
  const inside = (path: string) => `${to.path}/${path}`;
  for (const folder of tree.folders)
    await mkdir((await placeOf(job, 'destination', inside(folder))).real, { recursive: true });
  for (const file of tree.files) {
    const source = { ...from, path: `${from.path}/${file}`, real: join(from.real, file) };
    await copyOneFile(job, item, source, await placeOf(job, 'destination', inside(file)));
  }
  if (job.options.deleteDestinationExtra) await removeExtra(tree, to.real);
}

async function removeExtra(tree: Tree, folder: string, below = ''): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && tree.folders.includes(path)) await removeExtra(tree, folder, path);
    else if (!tree.files.includes(path)) await rm(join(folder, path), { recursive: true, force: true });
  }
}

async function copyItem(job: Job, item: TaskItem): Promise<void> {
  const from = await placeOf(job, 'source', item.source_path);
  const to = await placeOf(job, 'destination', item.destination_path);
  const kind = await stat(from.real);
  if (kind.isDirectory()) {
    if (item.recursive === false)
      throw new TaskError(
        'IS_A_DIRECTORY',
        `${from.path} is a directory: transfer it with recursive set to true`,
      );
    return copyFolder(job, item, from, to);
  }
  if (!kind.isFile()) throw new TaskError('NOT_A_FILE', `${from.path} is neither a file nor a directory`);
  if (item.recursive === true)
    throw new TaskError('NOT_A_DIRECTORY', `${from.path} is a file: transfer it with recursive set to false`);
  if (item.destination_path.endsWith('/'))
    throw new TaskError(
      'IS_A_DIRECTORY',
      `${item.destination_path} is a directory: give the whole path of the destination file`,
    );
  job.task.counts.files++;
  await copyOneFile(job, item, from, to);
}

/** Does what a TRANSFER task asks for. Throws TaskError, or the signal's reason once it is aborted. */
export async function runTransfer(order: Order): Promise<void> {
  const outcome: Job['outcome'] = { transferred: [], skipped: [] };
  const { state, task } = order;
  try {
    await copyItems({ ...order, options: readOptions(task.options, resource), outcome });
  } finally {
    if (task.counts.bytes_transferred > 0) noteProgress(state, task);
    task.outcome = outcome;
  }
}

async function copyItems(job: Job): Promise<void> {
  const { task, signal } = job;
  for (const item of task.items) {
    signal.throwIfAborted();
    try {
      await copyItem(job, item);
    } catch (error) {
      signal.throwIfAborted();
      const failure = asTaskError(error, item.source_path);
      if (!job.options.skipSourceErrors || failure.code !== 'FILE_NOT_FOUND') throw failure;
      task.counts.skipped_errors++;
      const { source_path, destination_path } = item;
      const { code: error_code, message: error_details } = failure;
      job.outcome.skipped.push({
        source_path,
        destination_path,
        error_code,
        error_details,
        error_time: job.state.clock.now(),
      });
    }
  }
}
