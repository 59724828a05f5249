import path from 'node:path';
import { watch as chokidar } from 'chokidar';

/** What the system tells about a folder while it lasts. */
export interface Watch {
  close(): Promise<void>;
}

/**
 * Tells the paths in a folder, with forward slashes, at which something has happened. The system may forget some, and
 * network folders tell nothing: whoever watches also looks from time to time.
 */
export async function watch(
  root: string,
  happened: (path: string, isFolder: boolean) => void,
  failed: (error: unknown) => void,
): Promise<Watch> {
  const watcher = chokidar(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  watcher.on('all', (what, at) =>
    happened(path.relative(root, at).split(path.sep).join('/'), what === 'addDir' || what === 'unlinkDir'),
  );
  watcher.on('error', failed);
  await new Promise<void>(resolve => watcher.once('ready', resolve));
  return { close: () => watcher.close() };
}
