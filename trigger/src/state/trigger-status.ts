import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../journal/journal.ts';
import type { TriggerEvent } from '../ledger/event.ts';
import { Ledger } from '../ledger/ledger.ts';
import { type Counts, countsOf } from '../run/counts.ts';
import { type About, readAbout } from './about.ts';
import { isClaimed } from './claim.ts';
import { type Health, readHealth } from './health.ts';
import { type StateFolder, stateIn } from './state-folder.ts';
import { WISHES } from './wish.ts';
import { granted, wished } from './wishes.ts';

/** How a trigger is, whether it runs or not. */
export interface TriggerStatus extends About {
  isRunning: boolean;
  /** What it has said last while it ran. */
  health?: Health;
  counts: Counts;
  /** What needs somebody, or has not gone as it should: refused, failed, waiting in vain. */
  attention: Pick<TriggerEvent, 'id' | 'path' | 'time' | 'status' | 'attempts' | 'run' | 'problem'>[];
  /** What needed somebody, and was dismissed. */
  dismissed: { id: string }[];
  state: StateFolder;
}

/** The status of every trigger that has ever begun here, by name. */
export async function triggerStatuses(all: string): Promise<TriggerStatus[]> {
  const folders = await readdir(all).catch(() => []);
  const found = await Promise.all(folders.map(folder => statusOf(stateIn(path.join(all, folder)))));
  return found.flatMap(one => one ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function statusOf(state: StateFolder): Promise<TriggerStatus | undefined> {
  const about = await readAbout(state.about);
  const held = await Journal.read(state.journal);
  if (!about || !held) return undefined;
  const ledger = new Ledger(about.name, held.events);
  // What does not run takes up wishes later, but they hold.
  for (const wish of WISHES) for (const id of await wished(state, wish)) granted(ledger, wish, id);
  const health = await readHealth(state.health);
  return {
    ...about,
    isRunning: await isClaimed(state.folder),
    ...(health && { health }),
    counts: countsOf(ledger.events),
    attention: [...ledger.events]
      .filter(needsSomebody)
      .map(({ id, path, time, status, attempts, run, problem }) => ({
        ...{ id, path, time, status, attempts },
        ...(run !== undefined && { run }),
        ...(problem !== undefined && { problem }),
      })),
    dismissed: [...ledger.events].filter(({ status }) => status === 'dismissed').map(({ id }) => ({ id })),
    state,
  };
}

function needsSomebody({ status, problem }: TriggerEvent): boolean {
  if (status === 'dismissed') return false;
  return status === 'refused' || status === 'failed' || problem !== undefined;
}

/** The id that a person names an event by is the one in the label of its run. */
export function isNamed(event: Pick<TriggerEvent, 'id'>, name: string): boolean {
  return event.id === name.split('-')[0];
}
