import { GlobusError } from './problem.ts';
import { cancelled } from './problem-words.ts';

/**
 * Waits for work that others may wait for as well: the signal ends only this waiting, not the work.
 * Throws a GlobusError of kind "cancelled" when it is aborted.
 */
export async function abortable<T>(work: Promise<T>, operation: string, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new GlobusError(cancelled(operation)));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
    work.catch(() => {}); // its other waiters hear of a failure; nobody may be left after an abort
  }
}
