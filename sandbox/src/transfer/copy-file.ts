import { createHash, getHashes } from 'node:crypto';
import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TaskItem } from '../state/records/transfer.ts';
import type { Place } from './paths.ts';
import { TaskError } from './task-error.ts';

const attempts = 3;

async function digest(file: string, algorithm: string, signal: AbortSignal): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash, { signal });
  return hash.digest('hex');
}

const statOrNothing = (file: string): Promise<Stats | undefined> => stat(file).catch(() => undefined);

/** Whether the destination is new enough by the task's sync_level, so that the file need not be copied. */
export async function isUpToDate(
  from: Place,
  to: Place,
  syncLevel: number | null,
  signal: AbortSignal,
): Promise<boolean> {
  const there = syncLevel === null ? undefined : await statOrNothing(to.real);
  if (there === undefined || syncLevel === null) return false;
  const here = await stat(from.real);
  if (syncLevel === 0) return true;
  if (here.size !== there.size) return false;
  if (syncLevel === 1) return true;
  if (syncLevel === 2) return here.mtimeMs <= there.mtimeMs;
  return (await digest(from.real, 'sha256', signal)) === (await digest(to.real, 'sha256', signal));
}

async function verifyChecksum(item: TaskItem, file: Place, copy: string, signal: AbortSignal): Promise<void> {
  if (item.external_checksum === null) return;
  const algorithm = (item.checksum_algorithm ?? 'md5').toLowerCase();
  if (!getHashes().includes(algorithm))
    throw new TaskError(
      'CHECKSUM_NOT_SUPPORTED',
      `The sandbox does not know the checksum algorithm ${algorithm}`,
    );
  const found = await digest(copy, algorithm, signal);
  if (found !== item.external_checksum.toLowerCase())
    throw new TaskError('VERIFY_CHECKSUM', `The ${algorithm} checksum of ${file.path} is not the given one`);
}

/**
 * Where a file is while a task copies it: beside where it belongs, under the same name each time, so that the task
 * overwrites it when it goes on after a crash. Another task that copies to the same place has a file of its own.
 */
function partialOf(real: string, task: string): string {
  const name = createHash('sha256').update(`${task} ${real}`).digest('hex').slice(0, 16);
  return join(dirname(real), `.${name}.gflow-part`);
}

/** Whether a name is that of a file which is being copied: nobody sees it until it is whole. */
export function isPartial(name: string): boolean {
  return /^\.[0-9a-f]{16}\.gflow-part$/.test(name);
}

/** Copies one file for a task, by its id; it gets its name once all has arrived. Gives its bytes, and how often it had to begin anew. */
export async function copyFile(
  from: Place,
  to: Place,
  how: { task: string; item: TaskItem; preserveTimestamp: boolean; signal: AbortSignal },
): Promise<{ bytes: number; faults: number }> {
  const there = await statOrNothing(to.real);
  const here = await stat(from.real);
  if (there?.isDirectory())
    throw new TaskError(
      'IS_A_DIRECTORY',
      `${to.path} is a directory: give the whole path of the destination file`,
    );
  if (there !== undefined && there.ino === here.ino && there.dev === here.dev)
    throw new TaskError('SAME_FILE', `${from.path} and ${to.path} are the same file`);
  await mkdir(dirname(to.real), { recursive: true });
  const partial = partialOf(to.real, how.task);
  try {
    for (let faults = 0; faults < attempts; faults++) {
      await pipeline(createReadStream(from.real), createWriteStream(partial), { signal: how.signal });
      const [source, copy] = await Promise.all([stat(from.real), stat(partial)]);
      if (source.size !== copy.size) continue;
      await verifyChecksum(how.item, to, partial, how.signal);
      if (how.preserveTimestamp) await utimes(partial, source.atime, source.mtime);
      await rename(partial, to.real);
      return { bytes: copy.size, faults };
    }
  } finally {
    await rm(partial, { force: true });
  }
  throw new TaskError('VERIFY_SIZE', `${from.path} kept changing while it was copied`);
}
