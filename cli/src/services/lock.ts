import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** In ms: what is done under the lock takes a moment, so whoever holds it longer was killed. */
const STALE = 5_000;
const PAUSE = 20;
/** What the system says of a lock that somebody has; Windows also of one that is just being given back. */
const TAKEN = process.platform === 'win32' ? ['EEXIST', 'EPERM', 'EACCES'] : ['EEXIST'];

/** Does one thing at a time with a file, whatever other gflow processes do. */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(lock), { recursive: true, mode: 0o700 });
  const began = performance.now();
  // A folder that nothing may be written into says the same for ever.
  const words = () => (performance.now() - began < STALE ? TAKEN : ['EEXIST']);
  while (!(await taken(lock, words()))) {
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined, // it was given back meanwhile
    );
    if (since !== undefined && Date.now() - since > STALE) await rm(lock, { force: true });
    else await wait(PAUSE);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function taken(lock: string, words: readonly string[]): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && words.includes(String(error.code))) return false;
    throw error;
  }
}
