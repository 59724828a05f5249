import { readFile } from 'node:fs/promises';
import { fieldsOf } from '../../../project/src/index.ts';

/** How a trigger is, as it says itself every few seconds. */
export interface Health {
  time: string;
  pid: number;
  /** Files that have not settled yet. */
  unsettled: number;
  /** Why no run can be started now. */
  obstacle?: string;
  /** Why runs that go on cannot be looked at now. */
  unfollowed?: string;
  /** What cannot be seen, or written. */
  trouble?: string;
  /** Of the manifests among those files, the ones that have waited longest. */
  manifests?: WaitingManifest[];
}

/** A manifest that waits for files, or that cannot be used. */
export interface WaitingManifest {
  path: string;
  /** What it waits for, or what is wrong with it, in words. */
  missing: string;
  /** Nothing has changed about it since then. */
  since: string;
  /** It has waited for so long that somebody should look. */
  isLate: boolean;
}

/** What a trigger has said last; undefined where it never has. */
export async function readHealth(file: string): Promise<Health | undefined> {
  const { time, pid, unsettled, manifests, ...words } = fieldsOf(
    await readFile(file, 'utf8').then(JSON.parse, () => undefined),
  );
  if (typeof time !== 'string' || typeof pid !== 'number' || typeof unsettled !== 'number') return undefined;
  const { obstacle, unfollowed, trouble } = words;
  const waiting = Array.isArray(manifests) ? manifests.flatMap(readManifest) : [];
  return {
    ...{ time, pid, unsettled },
    ...(typeof obstacle === 'string' && { obstacle }),
    ...(typeof unfollowed === 'string' && { unfollowed }),
    ...(typeof trouble === 'string' && { trouble }),
    ...(waiting.length > 0 && { manifests: waiting }),
  };
}

function readManifest(value: unknown): WaitingManifest[] {
  const { path, missing, since, isLate } = fieldsOf(value);
  if (typeof path !== 'string' || typeof missing !== 'string') return [];
  if (typeof since !== 'string' || typeof isLate !== 'boolean') return [];
  return [{ path, missing, since, isLate }];
}
