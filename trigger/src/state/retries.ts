import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ID = /^[0-9a-f]{16}$/;

/** Asks for events to be tried again; whoever watches finds it, now or when it runs again. */
export async function askForRetries(folder: string, ids: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const id of ids) await writeFile(path.join(folder, id), '', { mode: 0o600 });
}

/** The events that somebody wants to be tried again. */
export async function retriesAskedFor(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter(name => ID.test(name));
}

/** It is in the journal. */
export function retryTaken(folder: string, id: string): Promise<void> {
  return rm(path.join(folder, id), { force: true });
}
