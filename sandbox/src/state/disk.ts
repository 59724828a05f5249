import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { readIfThere, recordIn } from './files.ts';

/** Writes files a moment after they changed. What changed together is on the disk together, or not at all. */
export interface Disk {
  /** `content` is asked for when it is time to write; undefined removes the file. */
  schedule(file: string, content: () => string | undefined): void;
  /** What a file holds, or will hold once what is due is written; undefined where there is none. */
  read(file: string): string | undefined;
  /** Resolves when all that has changed until now is written, which begins at once. Rejects if it cannot be. */
  settled(): Promise<void>;
  /** Writes what is still due. Rejects if it cannot. Nothing is written afterwards. */
  close(): Promise<void>;
}

const settleMilliseconds = 50;
const retryMilliseconds = 2_000;

async function writeWhole(file: string, content: string | null): Promise<void> {
  if (content === null) return rm(file, { force: true });
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

const journalOf = (folder: string) => join(folder, 'journal.json');

/** The files of a batch, by their paths in the folder; null for those that are removed. */
type Batch = Record<string, string | null>;

const isBatch = (value: unknown): value is Batch =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(content => content === null || typeof content === 'string');

async function writeBatch(folder: string, batch: Batch): Promise<void> {
  for (const [path, content] of Object.entries(batch)) await writeWhole(join(folder, path), content);
  await rm(journalOf(folder), { force: true });
}

/** Ends what a sandbox that was killed had begun to write. */
async function finishBatch(folder: string): Promise<void> {
  const journal = journalOf(folder);
  const text = readIfThere(journal);
  if (text !== undefined) await writeBatch(folder, recordIn(text, journal, isBatch));
}

/** For files below `folder`. `report` hears of every write that failed; it is tried again. */
export async function openDisk(folder: string, report: (sentence: string) => void): Promise<Disk> {
  await finishBatch(folder);
  const due = new Map<string, () => string | undefined>();
  /** What is being written. */
  let batch: Batch = {};
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  /** The journal makes it one step: once it is there, all of the batch is as good as written. */
  const flush = async () => {
    if (due.size === 0) return;
    const begun = [...due];
    due.clear();
    try {
      for (const [file, content] of begun) batch[relative(folder, file)] = content() ?? null;
      if (begun.length > 1) await writeWhole(journalOf(folder), JSON.stringify(batch));
      await writeBatch(folder, batch);
    } catch (error) {
      for (const [file, content] of begun) if (!due.has(file)) due.set(file, content);
      throw error;
    } finally {
      batch = {};
    }
  };

  /** Writes after what is being written now. */
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const attempt = writing.then(flush);
    writing = attempt.catch((error: unknown) => {
      report(`The sandbox could not save its state: ${String(error)}. It keeps trying.`);
      later(retryMilliseconds);
    });
    return attempt;
  };

  const later = (milliseconds: number) => {
    timer ??= setTimeout(() => {
      // Its failure is reported.
      write().catch(() => {});
    }, milliseconds);
  };

  return {
    schedule(file, content) {
      if (closed) return;
      due.set(file, content);
      later(settleMilliseconds);
    },
    read(file) {
      const content = due.get(file);
      if (content !== undefined) return content();
      const path = relative(folder, file);
      return Object.hasOwn(batch, path) ? (batch[path] ?? undefined) : readIfThere(file);
    },
    settled: write,
    async close() {
      closed = true;
      clearTimeout(timer);
      await writing;
      clearTimeout(timer);
      await flush();
    },
  };
}
