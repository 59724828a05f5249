import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TriggerEvent } from '../ledger/event.ts';
import { renameOver } from '../state/rename-over.ts';
import { type JournalText, journalLines, readJournal } from './lines.ts';

/**
 * The file that survives everything: what is in it is on the disk. Lines are only ever added; where writing one was
 * interrupted, it never was.
 */
export class Journal {
  readonly #file: string;
  #handle: FileHandle;
  #length: number;
  /** Of the file when it was last written anew. */
  #compact: number;
  #writing: Promise<unknown> = Promise.resolve();
  #queue: TriggerEvent[] = [];

  private constructor(file: string, handle: FileHandle, length: number) {
    this.#file = file;
    this.#handle = handle;
    this.#length = length;
    this.#compact = length;
  }

  /** Opens a journal, or begins one, with what it holds. */
  static async open(file: string): Promise<{ journal: Journal; held: JournalText; isNew: boolean }> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const bytes = await readIfThere(file);
    const held = readJournal(bytes ?? Buffer.alloc(0));
    const handle = await open(file, bytes ? 'r+' : 'wx+', 0o600);
    await handle.truncate(held.whole);
    await handle.sync();
    await syncFolder(file);
    return { journal: new Journal(file, handle, held.whole), held, isNew: bytes === undefined };
  }

  /** What a journal holds, of whoever writes it; undefined where there is none. */
  static async read(file: string): Promise<JournalText | undefined> {
    const bytes = await readIfThere(file);
    return bytes && readJournal(bytes);
  }

  /** Adds lines; done when they are on the disk. Whoever comes while others are written goes with the next ones, in one go. */
  append(events: readonly TriggerEvent[]): Promise<void> {
    this.#queue.push(...events);
    return this.#after(() => this.#write());
  }

  /** It has grown so much that it is worth writing it anew. */
  get isLong(): boolean {
    return this.#length > Math.max(SHORT, 4 * this.#compact);
  }

  /** Puts these events in the place of all lines: all of them or nothing, whatever interrupts. */
  rewrite(events: Iterable<TriggerEvent>): Promise<void> {
    return this.#after(async () => {
      const draft = `${this.#file}.new`;
      const bytes = journalLines(events);
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      // Windows renames onto no file that is open.
      await this.#handle.close();
      try {
        await renameOver(draft, this.#file);
        this.#length = this.#compact = bytes.length;
      } finally {
        // The old one where it could not be replaced: what comes next is to be written all the same.
        this.#handle = await open(this.#file, 'r+');
      }
      await syncFolder(this.#file);
    });
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#handle.close();
  }

  async #write(): Promise<void> {
    const events = this.#queue;
    if (events.length === 0) return;
    this.#queue = [];
    const bytes = journalLines(events);
    try {
      // At its place, so that what a full disk has left of an earlier try is written over.
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(
          bytes,
          done,
          bytes.length - done,
          this.#length + done,
        );
        done += bytesWritten;
      }
      await this.#handle.datasync();
      this.#length += bytes.length;
    } catch (error) {
      this.#queue = [...events, ...this.#queue];
      throw error;
    }
  }

  #after(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.catch(() => undefined).then(work);
    this.#writing = done;
    return done;
  }
}

/** In bytes; a file below it is not worth writing anew. */
const SHORT = 4 * 1024 * 1024;

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** A name is on the disk when its folder is. Windows has no such thing. */
async function syncFolder(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
