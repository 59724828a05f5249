import type { NotifiedStatus } from '../../../globus/src/index.ts';

/** When the owner of a run gets a mail where nothing is said (reference 2.10). */
export const NOTIFIED_BY_DEFAULT: readonly NotifiedStatus[] = ['INACTIVE'];

/** What mail can be about, and in words. */
export const NOTIFIED: Readonly<Record<NotifiedStatus, string>> = {
  INACTIVE: 'it waits for somebody',
  FAILED: 'it has failed',
  SUCCEEDED: 'it has succeeded',
};

/** “to Ada when it waits for somebody, when it has failed”. */
export function notifiedWords(notified: readonly NotifiedStatus[], owner: string): string {
  if (notified.length === 0) return 'none';
  return `to ${owner} when ${notified.map(one => NOTIFIED[one]).join(', when ')}`;
}
