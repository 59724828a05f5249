import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Files are read on the spot: through Node's pool of threads, hundreds of small ones take several times as long.

/** A file that was asked for, or found in a folder that was. */
export interface Found {
  path: string;
  /** Named on the command line, so it is checked whatever it looks like. */
  named: boolean;
}

/** Something that could not be done, with the file or folder it is about. */
export interface Problem {
  path: string;
  /** For the user. */
  message: string;
}

/**
 * The JSON files behind the paths, each once and in order; folders are searched recursively. What is hidden,
 * node_modules, and folders that are symbolic links are left out, unless they are named.
 */
export function findFiles(paths: readonly string[]): { files: Found[]; problems: Problem[] } {
  const found = new Map<string, Found>();
  const problems: Problem[] = [];
  const add = (real: string, file: Found) => {
    const known = found.get(real);
    if (!known) found.set(real, file);
    else if (file.named) known.named = true;
  };
  const entriesOf = (folder: string): Dirent[] => {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: folder, message: reason(error) });
      return [];
    }
  };
  const search = (folder: string, real: string): void => {
    for (const entry of entriesOf(folder).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      const at = path.join(folder, name);
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (entry.isDirectory()) search(at, path.join(real, name));
      else if (!/\.json$/i.test(name)) continue;
      else if (entry.isFile()) add(path.join(real, name), { path: at, named: false });
      else if (entry.isSymbolicLink() && isFile(at)) add(realpathSync(at), { path: at, named: false });
    }
  };
  for (const at of paths) {
    try {
      const folder = statSync(at).isDirectory();
      const real = realPathOf(at);
      if (folder) search(at, real);
      else add(real, { path: at, named: true });
    } catch (error) {
      problems.push({ path: at, message: `${reason(error)}${isPattern(at) ? UNEXPANDED : ''}` });
    }
  }
  return { files: [...found.values()], problems };
}

/** Shells of Windows hand patterns on as they are. */
function isPattern(at: string): boolean {
  return /[*?]/.test(at);
}

const UNEXPANDED =
  ' Your shell has not expanded the pattern: name the folder instead, and all in it is looked at.';

function realPathOf(at: string): string {
  try {
    return realpathSync(at);
  } catch {
    return path.resolve(at); // a pipe (gflow check <(…)) has none
  }
}

/** The address of a file. */
export function addressOf(file: string): string {
  return pathToFileURL(path.resolve(file)).href;
}

/** The text of a UTF-8 file, a byte order mark included. Throws an Error whose message is for the user. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > LARGEST) throw new Error(`It has ${Math.round(size / MEBIBYTE)} MiB, far more than any flow.`);
    bytes = readFileSync(file);
  } catch (error) {
    throw new Error(reason(error), { cause: error });
  }
  return decode(bytes);
}

/** The text of a file, or undefined where there is none of that name. Throws as `readText` does. */
export function readTextIfThere(file: string): string | undefined {
  return isFile(file) ? readText(file) : undefined;
}

/** The text of a file that has these words in it; undefined of any other, and of one that is too large. Throws as `readText` does. */
export function readTextWith(file: string, words: string): string | undefined {
  let bytes: Buffer;
  try {
    if (statSync(file).size > LARGEST) return undefined;
    bytes = readFileSync(file);
  } catch (error) {
    throw new Error(reason(error), { cause: error });
  }
  return bytes.includes(words) ? decode(bytes) : undefined;
}

/** Reads standard input to its end. Throws an Error whose message is for the user. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('It is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.');
  }
}

function isFile(at: string): boolean {
  try {
    return statSync(at, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}

const MEBIBYTE = 1024 * 1024;
/** In bytes; beyond it a file is not read. Far below it a rule says that a flow is too large to be analysed. */
const LARGEST = 256 * MEBIBYTE;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'You are not permitted to read it.',
  EPERM: 'You are not permitted to read it.',
  EEXIST: 'It is there already, and stays as it is. Name another file.',
  EISDIR: 'It is a folder.',
  ELOOP: 'It is a symbolic link that leads back to itself.',
  EROFS: 'It is on a file system that is read only.',
  ENOSPC: 'The disk is full. Free some space, then do it again.',
  EFBIG: 'It would be larger than files of yours may be (ulimit -f). Allow larger ones, then do it again.',
  EDQUOT: 'Your quota on the disk is used up. Free some space, then do it again.',
};

const WRITE_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'You are not permitted to write there.',
  EPERM: 'You are not permitted to write there.',
  ENOENT: 'There is no such folder.',
  ENOTDIR: 'A part of its path is a file.',
};

/** The code of an error of the system, `ENOENT`; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why something could not be written, in words. */
export function writeReason(error: unknown): string {
  return WRITE_REASONS[codeOf(error)] ?? reason(error);
}

/** Why something could not be read, in words. */
export function reason(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
