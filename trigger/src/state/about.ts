import { readFile } from 'node:fs/promises';
import { fieldsOf } from '../../../project/src/index.ts';
import type { Trigger } from '../config/trigger.ts';

/** What a trigger is, for whoever looks at its state without its configuration. */
export interface About extends Pick<Trigger, 'name' | 'flow' | 'folder' | 'pattern'> {
  environment: string;
}

/** What the trigger of a state folder is; undefined where none has begun there. */
export async function readAbout(file: string): Promise<About | undefined> {
  const { name, flow, folder, pattern, environment } = fieldsOf(
    await readFile(file, 'utf8').then(JSON.parse, () => undefined),
  );
  if (typeof name !== 'string' || typeof flow !== 'string' || typeof folder !== 'string') return undefined;
  if (typeof pattern !== 'string' || typeof environment !== 'string') return undefined;
  return { name, flow, folder, pattern, environment };
}
