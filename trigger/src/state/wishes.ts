import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { StateFolder } from './state-folder.ts';
import { WISHES, type Wish } from './wish.ts';

const ID = /^[0-9a-f]{16}$/;

/** Wishes something for events; whoever watches finds it, now or when it runs again. The last wish for an event holds. */
export async function wishFor({ wishes }: StateFolder, wish: Wish, ids: readonly string[]): Promise<void> {
  await mkdir(wishes[wish], { recursive: true, mode: 0o700 });
  for (const id of ids) {
    await writeFile(path.join(wishes[wish], id), '', { mode: 0o600 });
    for (const other of WISHES) if (other !== wish) await rm(path.join(wishes[other], id), { force: true });
  }
}

/** The events that somebody wishes something for. */
export async function wished({ wishes }: StateFolder, wish: Wish): Promise<string[]> {
  const names = await readdir(wishes[wish]).catch(() => []);
  return names.filter(name => ID.test(name));
}

/** It is in the journal. */
export function wishTaken({ wishes }: StateFolder, wish: Wish, id: string): Promise<void> {
  return rm(path.join(wishes[wish], id), { force: true });
}

/** What comes true of a wish. */
export function granted(ledger: Ledger, wish: Wish, id: string) {
  return wish === 'retry' ? ledger.retry(id) : ledger.dismiss(id);
}
