import { readFile } from 'node:fs/promises';
import { fieldsOf } from '../../../project/src/index.ts';

/** How a trigger that runs is, as it says itself every few seconds. */
export interface Health {
  time: string;
  pid: number;
  /** Files that have not settled yet. */
  unsettled: number;
  /** Why no run can be started now. */
  obstacle?: string;
  /** What cannot be seen, or written. */
  trouble?: string;
}

/** What a trigger has said last; undefined where it never has. */
export async function readHealth(file: string): Promise<Health | undefined> {
  const { time, pid, unsettled, obstacle, trouble } = fieldsOf(
    await readFile(file, 'utf8').then(JSON.parse, () => undefined),
  );
  if (typeof time !== 'string' || typeof pid !== 'number' || typeof unsettled !== 'number') return undefined;
  return {
    ...{ time, pid, unsettled },
    ...(typeof obstacle === 'string' && { obstacle }),
    ...(typeof trouble === 'string' && { trouble }),
  };
}
