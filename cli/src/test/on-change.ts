import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

const QUIET = 100;

/**
 * Runs something, and again whenever one of the files is changed on which it says that it depends, or another JSON file
 * beside them; until the process is interrupted. What changes while it runs is noticed too.
 */
export async function onChange(
  named: readonly string[],
  run: () => Promise<readonly string[]>,
): Promise<void> {
  const interrupted = new Promise<void>(resolve => process.once('SIGINT', resolve));
  const changes = new Changes();
  while (true) {
    const files = await run();
    await changes.watch([...named, ...files]);
    console.error('Waiting for changes. Ctrl+C ends it.');
    const again = await Promise.race([changes.next().then(() => true), interrupted.then(() => false)]);
    if (again) continue;
    await changes.close();
    return;
  }
}

/** Changes in folders, once it is quiet. */
class Changes {
  readonly #watchers: FSWatcher[] = [];
  readonly #folders = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #happened = false;
  #tell = () => {};

  /** Also watches the folders of these files: editors put a new file in the place of the one that they save. */
  async watch(files: readonly string[]): Promise<void> {
    const folders = [...new Set(files.map(folderOf))].filter(at => existsSync(at) && !this.#folders.has(at));
    if (folders.length === 0) return;
    for (const folder of folders) this.#folders.add(folder);
    const watcher = watch(folders, {
      depth: 0,
      ignoreInitial: true,
      ignored: (at, stats) => stats?.isFile() === true && !at.endsWith('.json'),
    });
    this.#watchers.push(watcher);
    await once(watcher, 'ready');
    watcher.on('all', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#happened = true;
        this.#tell();
      }, QUIET);
    });
  }

  /** Done at the next change, or at once where there was one since the last. */
  async next(): Promise<void> {
    if (!this.#happened) await new Promise<void>(resolve => (this.#tell = resolve));
    this.#happened = false;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all(this.#watchers.map(watcher => watcher.close()));
  }
}

function folderOf(file: string): string {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory();
  return path.resolve(isFolder ? file : path.dirname(file));
}
