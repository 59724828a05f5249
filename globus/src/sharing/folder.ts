import type { Globus } from '../api.ts';
import type { Collection } from '../collection.ts';
import { problemOf } from '../problem.ts';

/** A path of a folder as rules and collections have it: a slash at both ends, none twice. */
export function folderPath(text: string): string {
  return `/${text.trim()}/`.replace(/\/{2,}/g, '/');
}

/** Sees to it that a folder is there, with the folders above it. */
export async function ensureFolder(
  { transfer }: Globus,
  { id }: Pick<Collection, 'id'>,
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  const parts = path.split('/').filter(part => part !== '');
  const missing: string[] = [];
  for (let depth = parts.length; depth > 0; depth--) {
    const folder = `/${parts.slice(0, depth).join('/')}/`;
    if (await isThere(folder)) break;
    missing.unshift(folder);
  }
  for (const folder of missing) await transfer.mkdir(id, folder, signal);

  async function isThere(folder: string): Promise<boolean> {
    try {
      await transfer.ls(id, folder, signal);
      return true;
    } catch (error) {
      if (problemOf(error)?.kind === 'not-found') return false;
      throw error;
    }
  }
}
