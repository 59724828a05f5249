import { rm, stat, writeFile } from 'node:fs/promises';
import { codeOf } from './files.ts';
import { replaceFile } from './replace-file.ts';

/** Writes a file that must not be there yet: all of it, or none is left. */
export async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const isThere = codeOf(error) === 'EEXIST';
    if (!isThere) await rm(file, { force: true });
    throw error;
  }
}

/** Writes a file that may be there: then its text is replaced, all of it or nothing. A pipe or a device gets what it gets. */
export async function writeOver(file: string, text: string): Promise<void> {
  const stats = await stat(file).catch(() => undefined);
  if (!stats) await writeNew(file, text);
  else if (stats.isFile()) await replaceFile(file, text);
  else await writeFile(file, text);
}
