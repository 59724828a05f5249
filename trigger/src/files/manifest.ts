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
 * lines with a name each, also as `sha256sum` writes them. For a text that is cut off, or names what cannot be meant, it says
 * what is wrong: "its last line does not end".
 */
export function readManifest(manifest: string, text: string): Listed[] | string {
  // Programs on Windows put a mark in front.
  const plain = text.replace(/^\uFEFF/, '');
  const listed = /^\s*[[{]/.test(plain) ? ofJson(plain) : ofLines(plain);
  if (typeof listed === 'string') return listed;
  const strange = listed.map(({ path: name }) => strangeness(manifest, name)).find(Boolean);
  return strange ?? listed.map(one => ({ ...one, path: inWatched(manifest, one.path) }));
}

function ofJson(text: string): Listed[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is no JSON, or not all of it is there';
  }
  const list = Array.isArray(value) ? value : fieldsOf(value).files;
  if (!Array.isArray(list)) return 'it is neither a JSON list nor has one under “files”';
  const found = list.flatMap(readListed);
  if (found.length === list.length) return found;
  return 'not each of its items is a name, or {"path", "size"} with a size in bytes';
}

function readListed(value: unknown): Listed[] {
  if (typeof value === 'string') return [{ path: value }];
  const { path: name, size } = fieldsOf(value);
  if (typeof name !== 'string') return [];
  if (size === undefined || size === null) return [{ path: name }];
  return typeof size === 'number' && Number.isSafeInteger(size) ? [{ path: name, size }] : [];
}

/** The last line must be whole, else it may go on. */
function ofLines(text: string): Listed[] | string {
  if (text === '') return 'it is empty';
  if (!text.endsWith('\n')) return 'its last line does not end';
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#'));
  return lines.map(line => ({ path: line.replace(/^[0-9a-f]{32,128} [ *]/i, '').trim() }));
}

/** What is wrong with a name; undefined where nothing is. */
function strangeness(manifest: string, name: string): string | undefined {
  const shown = JSON.stringify(name);
  if (/^([\\/]|[a-z]:)/i.test(name))
    return `it lists ${shown}, but names must be relative to the folder of the manifest`;
  const listed = inWatched(manifest, name);
  if (listed === '..' || listed.startsWith('../'))
    return `it lists ${shown}, which is outside of the watched folder`;
  return name === '' || name.includes('\0') ? `it lists ${shown}, which is no name of a file` : undefined;
}

function inWatched(manifest: string, name: string): string {
  return path.join(path.dirname(manifest), name.replaceAll('\\', '/'));
}
