import type { TriggerEvent } from '../ledger/event.ts';

/** Something that a trigger tells about itself. */
export interface Told {
  time: string;
  trigger: string;
  kind: TriggerEvent['status'] | 'health' | 'trouble';
  message: string;
  /** Of an event. */
  event?: string;
  path?: string;
  run?: string;
}

/** Tells of each event what is new about it. */
export class Telling {
  /** What is known of each event, wherever its file is. */
  readonly #last: Map<string, string>;

  /** With the events that were told of before. */
  constructor(events: Iterable<TriggerEvent>) {
    this.#last = new Map([...events].map(event => [event.id, newsOf(event)]));
  }

  /** The line about an event as it is now; undefined where nothing is new to people. */
  about(trigger: string, event: TriggerEvent): Told | undefined {
    const { id, path, run, status } = event;
    const isTold = this.#last.get(id) === newsOf(event);
    this.#last.set(id, newsOf(event));
    const message = wordsOf(event);
    if (isTold || message === undefined) return undefined;
    const time = new Date().toISOString();
    return { time, trigger, kind: status, message, event: id, path, ...(run !== undefined && { run }) };
  }
}

function newsOf({ status, problem = '' }: TriggerEvent): string {
  // A request under way is nothing that anybody waits for.
  return `${status === 'starting' ? 'waiting' : status} ${problem}`;
}

function wordsOf({ status, path, run, problem }: TriggerEvent): string | undefined {
  switch (status) {
    case 'waiting':
      return problem === undefined
        ? `${path} has settled.`
        : `${path} has no run yet, and is tried again: ${problem}`;
    case 'running':
      return problem === undefined ? `${path}: run ${run} goes on.` : `${path}: run ${run}. ${problem}`;
    case 'succeeded':
      return `${path}: run ${run} has succeeded.`;
    case 'failed':
      return `${path}: run ${run}. ${problem}`;
    case 'refused':
      return `${path} gets no run. ${problem}`;
    case 'dismissed':
      return `${path} is done with.`;
    case 'withdrawn':
      return `${path} was gone, written again, or not complete any more, before its run.`;
    case 'known':
    case 'starting':
      return undefined;
  }
}
