import { createHash } from 'node:crypto';
import type { Sighting } from '../sighting.ts';

/** Enough characters that two events never share them, and few enough for a label. */
const LENGTH = 16;

/** The id of an event: the same each time the same state of a file is seen. */
export function eventId(trigger: string, { path, version, identity }: Sighting): string {
  const text = JSON.stringify([trigger, path, version, identity]);
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
