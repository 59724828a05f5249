import { lstat, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Collection } from '../demo.ts';
import type { Identity } from '../identities.ts';
import type { State } from '../state/state.ts';
import { transferError } from './errors.ts';
import { type Permission, requirePermission } from './permissions.ts';

/** A place in a collection. `path` begins with a slash and ends with none, except for the root. */
export interface Place {
  readonly collection: Collection;
  readonly path: string;
  /** Where it is on this computer; it need not exist. */
  readonly real: string;
}

/**
 * The path from the collection's root: `/~/` and a missing slash mean the root, which is everybody's home here.
 * Throws InvalidPath for what would lead out of the collection.
 */
export function normalisePath(path: string, resource: string): string {
  const invalid = (why: string) =>
    transferError(400, 'InvalidPath', `Invalid path '${path}': ${why}`, resource);
  const parts: string[] = [];
  for (const [index, part] of path.replace(/^\//, '').split('/').entries()) {
    if (part === '' || part === '.' || (part === '~' && index === 0)) continue;
    if (part.includes('\0')) throw invalid('it has a null character in it.');
    if (sep === '\\' && /[\\:]/.test(part)) throw invalid('names may have neither "\\" nor ":" in them.');
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) throw invalid('it leads out of the collection.');
  }
  return `/${parts.join('/')}`;
}

/** As paths of directories are shown and compared: with a slash at the end. */
export function directoryPath(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Follows every symbolic link on the way (the last one only if `follow`) and sees that none leads outside. */
async function locate(root: string, path: string, follow: boolean, outside: () => Error): Promise<string> {
  const parts = path.split('/').filter(part => part !== '');
  let current = root;
  for (const [index, part] of parts.entries()) {
    const next = join(current, part);
    const last = index === parts.length - 1;
    let isLink: boolean;
    try {
      isLink = (await lstat(next)).isSymbolicLink();
    } catch (error) {
      if (isMissing(error)) return join(current, ...parts.slice(index));
      throw error;
    }
    if (!isLink || (last && !follow)) {
      current = next;
      continue;
    }
    const target = await realpath(next).catch(() => {
      throw outside();
    });
    if (target !== root && !target.startsWith(root + sep)) throw outside();
    current = target;
  }
  return current;
}

/**
 * The place of a path, if the identity may do `need` there: at the path as it is written, and at what it means
 * after symbolic links. `follow: false` is for operations on a link itself.
 */
export async function requirePlace(
  state: State,
  identity: Identity,
  wanted: { collection: Collection; path: string; need: Permission; follow?: boolean; resource: string },
): Promise<Place> {
  const { collection, need, resource } = wanted;
  const path = normalisePath(wanted.path, resource);
  const shown = wanted.path.endsWith('/') ? directoryPath(path) : path;
  requirePermission(state, collection, identity, shown, need, resource);
  const root = await realpath(join(state.collectionsFolder, collection.slug));
  const real = await locate(root, path, wanted.follow ?? true, () =>
    transferError(
      403,
      'EndpointPermissionDenied',
      `'${path}' is or passes a symbolic link that leads nowhere or out of the collection.`,
      resource,
    ),
  );
  const meant = `/${relative(root, real).split(sep).join('/')}`;
  if (meant !== path) requirePermission(state, collection, identity, meant, need, resource);
  return { collection, path, real };
}
