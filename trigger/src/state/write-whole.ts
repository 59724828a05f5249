import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { renameOver } from './rename-over.ts';

/** Writes a small file: all of it or nothing, whatever interrupts. What it throws has the file as `path`. */
export async function writeWhole(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(value, undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}
