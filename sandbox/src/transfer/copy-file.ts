import { createHash, getHashes } from 'node:crypto';
import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { mkdir, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TaskItem } from '../state/records.ts';
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

async function verifyChecksum(item: TaskItem, file: Place, signal: AbortSignal): Promise<void> {
  if (item.external_checksum === null) return;
  const algorithm = (item.checksum_algorithm ?? 'md5').toLowerCase();
  if (!getHashes().includes(algorithm))
    throw new TaskError(
      'CHECKSUM_NOT_SUPPORTED',
      `The sandbox does not know the checksum algorithm ${algorithm}`,
    );
  const found = await digest(file.real, algorithm, signal);
  if (found !== item.external_checksum.toLowerCase())
    throw new TaskError('VERIFY_CHECKSUM', `The ${algorithm} checksum of ${file.path} is not the given one`);
}

/** Copies the bytes of one file and sees that all arrived. Gives their number, and how often it had to begin anew. */
export async function copyFile(
  from: Place,
  to: Place,
  how: { item: TaskItem; preserveTimestamp: boolean; signal: AbortSignal },
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
  for (let faults = 0; faults < attempts; faults++) {
    await pipeline(createReadStream(from.real), createWriteStream(to.real), { signal: how.signal });
    const [source, copy] = await Promise.all([stat(from.real), stat(to.real)]);
    if (source.size !== copy.size) continue;
    await verifyChecksum(how.item, to, how.signal);
    if (how.preserveTimestamp) await utimes(to.real, source.atime, source.mtime);
    return { bytes: copy.size, faults };
  }
  throw new TaskError('VERIFY_SIZE', `${from.path} kept changing while it was copied`);
}
