import { appendFile, rename, stat } from 'node:fs/promises';

/** In bytes; a log that is longer becomes an old one. */
const LONGEST = 5 * 1024 * 1024;
const OLD_ONES = 3;

/** A log that never fills the disk: trigger.log, and the three before it. */
export class LogFile {
  readonly #file: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Adds a line. A log that cannot be written stops nothing. */
  add(line: string): Promise<void> {
    this.#writing = this.#writing.then(() => this.#add(line)).catch(() => undefined);
    return this.#writing;
  }

  async #add(line: string): Promise<void> {
    const size = await stat(this.#file).then(
      stats => stats.size,
      () => 0,
    );
    if (size > LONGEST)
      for (let age = OLD_ONES; age > 0; age--)
        await rename(this.#name(age - 1), this.#name(age)).catch(() => undefined);
    await appendFile(this.#file, `${line}\n`, { mode: 0o600 });
  }

  #name(age: number): string {
    return age === 0 ? this.#file : `${this.#file}.${age}`;
  }
}
