import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';

const QUIET = 100;

/**
 * Runs something, and again whenever one of the files is changed on which it says that it depends, or another JSON file
 * beside them; until the process is interrupted.
 */
export async function onChange(
  named: readonly string[],
  run: () => Promise<readonly string[]>,
): Promise<void> {
  const interrupted = new Promise<void>(resolve => process.once('SIGINT', resolve));
  while (true) {
    const files = await run();
    const change = nextChange([...named, ...files]);
    console.error('Waiting for changes. Ctrl+C ends it.');
    const again = await Promise.race([change.happened.then(() => true), interrupted.then(() => false)]);
    change.close();
    if (!again) return;
  }
}

/** The next change in the folders of files, once it is quiet. */
function nextChange(files: readonly string[]): { happened: Promise<void>; close: () => void } {
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const happened = new Promise<void>(resolve => {
    for (const folder of new Set(files.map(folderOf).filter(existsSync)))
      watchers.push(
        watch(folder, (_, name) => {
          if (name !== null && !name.endsWith('.json')) return;
          clearTimeout(timer);
          timer = setTimeout(resolve, QUIET);
        }),
      );
  });
  return {
    happened,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Folders are watched, since editors put a new file in the place of the one that they save. */
function folderOf(file: string): string {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory();
  return path.resolve(isFolder ? file : path.dirname(file));
}
