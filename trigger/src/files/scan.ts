import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Matcher } from './matcher.ts';

/** What lies in the watched folder. */
export interface Scan {
  /** The files that are meant, with forward slashes. */
  files: string[];
  /** Folders that cannot be read: what is in them is not known. "" is the watched folder itself. */
  unread: { path: string; error: unknown }[];
}

/** Searches the watched folder. Links to folders are not followed: one may lead back to where it is. */
export async function scan(root: string, isMeant: Matcher): Promise<Scan> {
  const found: Scan = { files: [], unread: [] };
  // One after the other: a tree may be deep, and wide.
  for (const folders = ['']; ; ) {
    const folder = folders.pop();
    if (folder === undefined) return found;
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        // A folder that has gone meanwhile is no folder.
        if (folder === '' || !isAbsent(error)) found.unread.push({ path: folder, error });
        return [];
      },
    );
    for (const entry of entries) {
      const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(at);
      else if ((entry.isFile() || entry.isSymbolicLink()) && isMeant(at)) found.files.push(at);
    }
  }
}

/** The scan cannot say whether there is something at a path. */
export function isUnknown({ unread }: Scan, file: string): boolean {
  return unread.some(({ path: folder }) => folder === '' || file.startsWith(`${folder}/`));
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
