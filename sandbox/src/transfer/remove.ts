import { lstat, readdir, rm } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import type { Identity } from '../identities.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { globMatches } from './globs.ts';
import { readOptions } from './options.ts';
import { type Place, requirePlace } from './paths.ts';
import { requireCollection } from './permissions.ts';
import { untilReachable } from './personal.ts';
import { asTaskError, TaskError } from './task-error.ts';

const resource = '/delete';

/** The path itself, or with interpret_globs the names in its folder that fit its last part. */
async function expand(path: string, place: Place, globs: boolean): Promise<string[]> {
  const pattern = posix.basename(place.path);
  if (!globs || !/[*?[]/.test(pattern)) return [path];
  const names = await readdir(dirname(place.real));
  return names
    .filter(name => globMatches(pattern, name))
    .map(name => posix.join(posix.dirname(place.path), name));
}

/** Does what a DELETE task asks for. Throws TaskError, or the signal's reason once it is aborted. */
export async function runDelete(
  state: State,
  identity: Identity,
  task: TaskRecord,
  signal: AbortSignal,
  progress: () => void,
): Promise<void> {
  const options = readOptions(task.options, resource);
  const collection = requireCollection(state, task.source_endpoint_id, resource);
  const placeOf = (path: string) =>
    requirePlace(state, identity, { collection, path, need: 'rw', follow: false, resource });

  const removeOne = async (path: string) => {
    const { real } = await placeOf(path);
    const stats = await lstat(real);
    if (stats.isDirectory() && !options.recursive)
      throw new TaskError('IS_A_DIRECTORY', `${path} is a directory: delete it with recursive set to true`);
    await rm(real, { recursive: stats.isDirectory() });
    if (stats.isDirectory()) task.counts.directories++;
    else task.counts.files++;
    progress();
  };

  for (const item of task.items) {
    try {
      const place = await placeOf(item.source_path);
      for (const path of await expand(item.source_path, place, options.interpretGlobs)) {
        await untilReachable(state, task, signal);
        await removeOne(path);
      }
    } catch (error) {
      signal.throwIfAborted();
      const failure = asTaskError(error, item.source_path);
      if (!options.ignoreMissing || failure.code !== 'FILE_NOT_FOUND') throw failure;
    }
  }
}
