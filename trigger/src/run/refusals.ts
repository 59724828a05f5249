import { stat } from 'node:fs/promises';
import { refusal } from '../../../project/src/index.ts';
import type { Trigger } from '../config/trigger.ts';

/** Refuses a trigger whose folder is not there. */
export async function requireFolder({ name, folder }: Trigger): Promise<void> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory()) return;
  throw refusal({
    operation: `watch ${folder}`,
    message: `The trigger “${name}” cannot watch ${folder}: there is no such folder, or it cannot be seen.`,
    remedy: 'Make the folder, or name another one.',
  });
}

export function runsAlready({ name }: Trigger) {
  return refusal({
    kind: 'conflict',
    operation: `start the trigger “${name}”`,
    message: `The trigger “${name}” runs already.`,
    remedy: 'See how it is with gflow trigger status.',
  });
}
