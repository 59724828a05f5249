import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renameOver } from '../../../trigger/src/index.ts';

/** Only the user may read and write it. */
const PRIVATE = 0o600;

/** The text of a file that is nobody else's business; undefined where there is none. One that others could read is closed to them. */
export async function readPrivate(file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) await chmod(file, PRIVATE);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes such a file: all of it or nothing, and never readable for others. What it throws has the file as `path`. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: PRIVATE });
    await renameOver(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}
