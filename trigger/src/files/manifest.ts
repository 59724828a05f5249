import path from 'node:path/posix';
import { fieldsOf } from '../../../project/src/index.ts';

/** A file that a manifest lists. */
export interface Listed {
  /** In the watched folder, with forward slashes. */
  path: string;
  /** In bytes, where the manifest says it. */
  size?: number;
}

/**
 * What a manifest lists, relative to its own folder: a JSON list of names or of `{"path", "size"}`, also under "files"; or
 * lines with a name each, also as `sha256sum` writes them. Undefined for a text that is cut off, or that names files
 * outside the watched folder.
 */
export function readManifest(manifest: string, text: string): Listed[] | undefined {
  const listed = /^\s*[[{]/.test(text) ? ofJson(text) : ofLines(text);
  const folder = path.dirname(manifest);
  const found = listed?.map(one => ({ ...one, path: path.join(folder, one.path.replaceAll('\\', '/')) }));
  return found?.every(one => isInside(one.path)) ? found : undefined;
}

function ofJson(text: string): Listed[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const list = Array.isArray(value) ? value : fieldsOf(value).files;
    if (!Array.isArray(list)) return undefined;
    const found = list.flatMap(readListed);
    return found.length === list.length ? found : undefined;
  } catch {
    return undefined;
  }
}

function readListed(value: unknown): Listed[] {
  if (typeof value === 'string') return [{ path: value }];
  const { path: name, size } = fieldsOf(value);
  if (typeof name !== 'string') return [];
  return [{ path: name, ...(typeof size === 'number' && { size }) }];
}

/** The last line must be whole, else it may go on. */
function ofLines(text: string): Listed[] | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#'));
  return lines.map(line => ({ path: line.replace(/^[0-9a-f]{32,128} [ *]/i, '').trim() }));
}

function isInside(relative: string): boolean {
  return relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative);
}
