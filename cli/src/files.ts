import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file that was asked for, or found in a folder that was. */
export interface Found {
  path: string;
  /** Named on the command line, so it is checked whatever it looks like. */
  named: boolean;
}

/** The JSON files behind the paths, folders searched recursively, in order; hidden folders and node_modules are left out. */
export async function findFiles(paths: readonly string[]): Promise<{ files: Found[]; problems: string[] }> {
  const files: Found[] = [];
  const problems: string[] = [];
  const search = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      problems.push(`${folder}: ${reason(error)}`);
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        await search(at);
      else if (entry.isFile() && entry.name.endsWith('.json')) files.push({ path: at, named: false });
    }
  };
  for (const at of paths) {
    try {
      if ((await stat(at)).isDirectory()) await search(at);
      else files.push({ path: at, named: true });
    } catch (error) {
      problems.push(`${at}: ${reason(error)}`);
    }
  }
  return { files, problems };
}

/** The text of a UTF-8 file, a byte order mark included. Throws an Error whose message is for the user. */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw new Error(`It has ${Math.round(size / MEBIBYTE)} MiB, far more than any flow.`);
    bytes = await readFile(file);
  } catch (error) {
    throw new Error(reason(error));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('It is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.');
  }
}

const MEBIBYTE = 1024 * 1024;
/** In bytes; beyond it a file is not read. Far below it a rule says that a flow is too large to be analysed. */
const LARGEST = 256 * MEBIBYTE;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'You are not permitted to read it.',
  EPERM: 'You are not permitted to read it.',
  EISDIR: 'It is a folder.',
};

export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
