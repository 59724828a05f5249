import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Windows lets nobody put a file in the place of one that somebody has open: a virus scanner, an indexer, another gflow. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** In ms: whoever looks at a small file is done by then. */
const PAUSES: readonly number[] = [10, 30, 100, 300, 1_000];

/** Gives a file another name, in the place of whatever has that name; on Windows once nobody holds that any more. */
export async function renameOver(
  from: string,
  to: string,
  pauses = process.platform === 'win32' ? PAUSES : [],
  move: typeof rename = rename,
): Promise<void> {
  for (const pause of pauses) {
    try {
      return await move(from, to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && HELD.has(String(error.code)))) throw error;
      await wait(pause);
    }
  }
  await move(from, to);
}
