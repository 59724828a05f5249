import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Trigger } from '../config/trigger.ts';
import type { Wish } from './wish.ts';

/** Where what a trigger must remember is kept. */
export interface StateFolder {
  folder: string;
  journal: string;
  /** What the trigger is; there once its journal says what was there before it. */
  about: string;
  health: string;
  log: string;
  /** Folders with a file for each event that somebody wishes that for. */
  wishes: Readonly<Record<Wish, string>>;
}

/** The folder of a trigger among those of all: the same for the same watched folder and Globus. */
export function stateFolderOf(
  all: string,
  { name, folder }: Pick<Trigger, 'name' | 'folder'>,
  environment: string,
  platform = process.platform,
): StateFolder {
  // On Windows D:/Scans is d:/scans, which must not be watched twice.
  const place = platform === 'win32' ? folder.toLowerCase() : folder;
  const key = createHash('sha256')
    .update(JSON.stringify([environment, place, name]))
    .digest('hex')
    .slice(0, 8);
  return stateIn(path.join(all, `${name.replace(/[^\p{L}\p{N}._-]/gu, '-')}-${key}`));
}

/** The files in such a folder. */
export function stateIn(folder: string): StateFolder {
  const at = (name: string) => path.join(folder, name);
  return {
    folder,
    journal: at('journal.jsonl'),
    about: at('trigger.json'),
    health: at('health.json'),
    log: at('trigger.log'),
    wishes: { retry: at('retry'), dismiss: at('dismiss') },
  };
}
