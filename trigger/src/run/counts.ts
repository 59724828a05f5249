import type { EventStatus, TriggerEvent } from '../ledger/event.ts';

/** How many events there are in each state. */
export type Counts = Record<EventStatus, number>;

export function countsOf(events: Iterable<TriggerEvent>): Counts {
  const counts: Counts = {
    ...{ known: 0, waiting: 0, starting: 0, running: 0 },
    ...{ succeeded: 0, failed: 0, refused: 0, dismissed: 0, withdrawn: 0 },
  };
  for (const { status } of events) counts[status]++;
  return counts;
}

/** “3 wait, 2 run, 118 succeeded, 1 failed, 2 refused” */
export function countWords({ waiting, starting, running, succeeded, failed, refused }: Counts): string {
  return [
    `${waiting + starting} wait`,
    `${running} run`,
    `${succeeded} succeeded`,
    `${failed} failed`,
    `${refused} refused`,
  ].join(', ');
}
