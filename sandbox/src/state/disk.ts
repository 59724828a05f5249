import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes files a moment after they changed, each one whole or not at all. */
export interface Disk {
  /**
   * `content` is asked for when it is time to write; undefined removes the file. What was changed last is written
   * last: who finds the end of some work on the disk finds what it did as well.
   */
  schedule(file: string, content: () => string | undefined): void;
  /** Writes what is still due. Rejects if it cannot. Nothing is written afterwards. */
  close(): Promise<void>;
}

const settleMilliseconds = 50;
const retryMilliseconds = 2_000;

async function writeWhole(file: string, content: string | undefined): Promise<void> {
  if (content === undefined) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content, { mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `report` hears of every write that failed; it is tried again. */
export function openDisk(report: (sentence: string) => void): Disk {
  const due = new Map<string, () => string | undefined>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  const flush = async () => {
    const batch = [...due];
    due.clear();
    for (const [index, [file, content]] of batch.entries()) {
      try {
        await writeWhole(file, content());
      } catch (error) {
        for (const [later, again] of batch.slice(index)) if (!due.has(later)) due.set(later, again);
        throw error;
      }
    }
  };

  const later = (milliseconds: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(flush).catch((error: unknown) => {
        report(`The sandbox could not save its state: ${String(error)}. It keeps trying.`);
        later(retryMilliseconds);
      });
    }, milliseconds);
  };

  return {
    schedule(file, content) {
      if (closed) return;
      due.delete(file);
      due.set(file, content);
      later(settleMilliseconds);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await writing;
      clearTimeout(timer);
      await flush();
    },
  };
}
