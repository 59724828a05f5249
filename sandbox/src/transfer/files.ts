import type { Stats } from 'node:fs';
import { lstat, mkdir, readdir, readlink, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../http.ts';
import type { Authority } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { State } from '../state/state.ts';
import { isoSeconds } from '../time.ts';
import { isPartial } from './copy-file.ts';
import { result, transferError } from './errors.ts';
import { type Listing, selectFiles } from './listing.ts';
import { directoryPath, type Place, requirePlace } from './paths.ts';
import { type Permission, requireCollection, requireConsent } from './permissions.ts';
import { requireReachable } from './personal.ts';

type Operation = 'ls' | 'stat' | 'mkdir' | 'rename';

const failures: Readonly<Record<Operation, string>> = {
  ls: 'ExternalError.DirListingFailed',
  stat: 'EndpointError',
  mkdir: 'ExternalError.MkdirFailed',
  rename: 'ExternalError.RenameFailed',
};

/** Says in Transfer's words what the file system said. */
function fileSystemError(error: unknown, operation: Operation, path: string, resource: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return transferError(404, 'NotFound', 'Path not found', resource);
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return transferError(
      403,
      'EndpointPermissionDenied',
      `The file system denies access to '${path}'`,
      resource,
    );
  if (error.code === 'EEXIST')
    return transferError(502, `${failures[operation]}.Exists`, `'${path}' exists already`, resource);
  if (error.code === 'ENOTDIR')
    return transferError(
      502,
      `${failures[operation]}.NotDirectory`,
      `'${path}' is not a directory`,
      resource,
    );
  return transferError(
    502,
    failures[operation],
    `The file system reports ${String(error.code)} for '${path}'`,
    resource,
  );
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

interface Step {
  readonly endpoint: string;
  readonly path: string;
  readonly need: Permission;
  readonly operation: Operation;
}

async function at<T>(
  state: State,
  authority: Authority,
  step: Step,
  act: (place: Place) => Promise<T>,
): Promise<T> {
  const resource = `/operation/endpoint/${step.endpoint}/${step.operation}`;
  const collection = requireCollection(state, step.endpoint, resource);
  try {
    const wanted = { collection, path: step.path, need: step.need, resource };
    const place = await requirePlace(state, authority.identity, wanted);
    requireConsent(state, authority, collection, resource);
    requireReachable(state, collection, failures[step.operation], resource);
    return await act(place);
  } catch (error) {
    throw fileSystemError(error, step.operation, step.path, resource);
  }
}

function typeOf(stats: Stats): string {
  if (stats.isDirectory()) return 'dir';
  if (stats.isFile()) return 'file';
  if (stats.isCharacterDevice()) return 'chr';
  if (stats.isBlockDevice()) return 'blk';
  return stats.isFIFO() ? 'pipe' : 'other';
}

export async function fileDocument(real: string, name: string): Promise<JsonObject> {
  const own = await lstat(real);
  const isLink = own.isSymbolicLink();
  const target = isLink ? await stat(real).catch(() => undefined) : own;
  const stats = target ?? own;
  const modified = (one: Stats) => isoSeconds(one.mtimeMs).replace('T', ' ');
  return {
    DATA_TYPE: 'file',
    name,
    type: target === undefined ? 'invalid_symlink' : typeOf(target),
    size: stats.size,
    last_modified: modified(stats),
    permissions: (stats.mode & 0o7777).toString(8).padStart(4, '0'),
    user: 'sandbox',
    group: 'sandbox',
    link_target: isLink ? await readlink(real) : null,
    link_size: isLink ? own.size : null,
    link_user: isLink ? 'sandbox' : null,
    link_group: isLink ? 'sandbox' : null,
    link_last_modified: isLink ? modified(own) : null,
  };
}

/** `file_list` of a folder. */
export async function listFolder(
  state: State,
  authority: Authority,
  endpoint: string,
  path: string,
  listing: Listing,
): Promise<JsonObject> {
  return at(state, authority, { endpoint, path, need: 'r', operation: 'ls' }, async place => {
    const names = await readdir(place.real);
    const files: JsonObject[] = [];
    for (const name of names.filter(one => !isPartial(one))) {
      // What went meanwhile, or has a name that is no text, hides no others.
      const file = await fileDocument(join(place.real, name), name).catch(undefinedIfMissing);
      if (file !== undefined) files.push(file);
    }
    const { total, page } = selectFiles(files, listing);
    const shown = directoryPath(place.path);
    return {
      DATA_TYPE: 'file_list',
      endpoint,
      path: shown,
      absolute_path: shown,
      rename_supported: true,
      symlink_supported: false,
      length: page.length,
      total,
      DATA: page,
    };
  });
}

export async function statPath(
  state: State,
  authority: Authority,
  endpoint: string,
  path: string,
): Promise<JsonObject> {
  return at(state, authority, { endpoint, path, need: 'r', operation: 'stat' }, place =>
    fileDocument(place.real, place.path === '/' ? '/' : basename(place.path)),
  );
}

export async function makeFolder(
  state: State,
  authority: Authority,
  endpoint: string,
  path: string,
): Promise<JsonObject> {
  return at(state, authority, { endpoint, path, need: 'rw', operation: 'mkdir' }, async place => {
    await mkdir(place.real);
    const resource = `/operation/endpoint/${endpoint}/mkdir`;
    return result('mkdir_result', 'DirectoryCreated', 'The directory was created successfully', resource);
  });
}

export async function renamePath(
  state: State,
  authority: Authority,
  endpoint: string,
  oldPath: string,
  newPath: string,
): Promise<JsonObject> {
  const step = { endpoint, need: 'rw', operation: 'rename' } as const;
  const resource = `/operation/endpoint/${endpoint}/rename`;
  return at(state, authority, { ...step, path: oldPath }, from =>
    at(state, authority, { ...step, path: newPath }, async to => {
      const taken = await lstat(to.real).then(
        () => true,
        () => false,
      );
      if (taken)
        throw transferError(
          502,
          'ExternalError.RenameFailed.Exists',
          `'${newPath}' exists already`,
          resource,
        );
      await rename(from.real, to.real);
      return result('result', 'FileRenamed', 'File or directory renamed successfully', resource);
    }),
  );
}
