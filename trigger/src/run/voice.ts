import type { TriggerEvent } from '../ledger/event.ts';
import type { Health } from '../state/health.ts';
import type { LogFile } from '../state/log-file.ts';
import { Telling, type Told } from './told.ts';

/** What keeps a trigger from doing its work. */
type Hindrances = Pick<Health, 'obstacle' | 'unfollowed' | 'trouble'>;

/** What a trigger tells: whoever has started it, and its log. It remembers what is wrong, for whoever asks later. */
export class Voice {
  readonly #trigger: string;
  readonly #log: LogFile;
  readonly #listener: (told: Told) => void;
  readonly #telling: Telling;
  readonly #hindrances: Hindrances = {};

  /** With the events that were told of before. */
  constructor(trigger: string, log: LogFile, listener: (told: Told) => void, events: Iterable<TriggerEvent>) {
    this.#trigger = trigger;
    this.#log = log;
    this.#listener = listener;
    this.#telling = new Telling(events);
  }

  get hindrances(): Hindrances {
    return this.#hindrances;
  }

  say(kind: 'health' | 'trouble', message: string, path?: string): void {
    const time = new Date().toISOString();
    this.#tell({ time, trigger: this.#trigger, kind, message, ...(path !== undefined && { path }) });
  }

  /** What is new about events. */
  about(events: readonly TriggerEvent[]): void {
    for (const event of events) {
      const told = this.#telling.about(this.#trigger, event);
      if (told) this.#tell(told);
    }
  }

  /** Something is wrong, or, with undefined, not any more. It is told when it is new: its end is seen by what happens then. */
  note(what: keyof Hindrances, message: string | undefined): void {
    if (this.#hindrances[what] === message) return;
    if (message === undefined) {
      delete this.#hindrances[what];
      return;
    }
    this.#hindrances[what] = message;
    this.say('trouble', message);
  }

  #tell(told: Told): void {
    void this.#log.add(`${told.time} ${told.message}`);
    this.#listener(told);
  }
}
