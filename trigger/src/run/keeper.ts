import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '../journal/journal.ts';
import type { TriggerEvent } from '../ledger/event.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** How long what is done and gone is remembered, in ms: a file that comes back by then is the same one. */
const REMEMBERED = 7 * 24 * 60 * 60 * 1_000;
const PAUSE = 2_000;

/** Puts what the ledger says on the disk, whatever it takes. */
export class Keeper {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #kept: (events: readonly TriggerEvent[]) => void;
  readonly #failed: (error: unknown) => void;
  #isRewriting = false;

  /** `kept` hears what is on the disk, `failed` why something is not yet. */
  constructor(
    journal: Journal,
    ledger: Ledger,
    kept: (events: readonly TriggerEvent[]) => void,
    failed: (error: unknown) => void,
  ) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#kept = kept;
    this.#failed = failed;
  }

  /** Done when the events are on the disk: a full one is waited for. */
  async keep(events: readonly TriggerEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#append(events);
    this.#kept(events);
    if (this.#journal.isLong && !this.#isRewriting) await this.#rewrite();
  }

  async #append(events: readonly TriggerEvent[]): Promise<void> {
    for (let rest = events; ; rest = []) {
      try {
        return await this.#journal.append(rest);
      } catch (error) {
        this.#failed(error);
        await wait(PAUSE);
      }
    }
  }

  async #rewrite(): Promise<void> {
    this.#isRewriting = true;
    this.#ledger.forget(new Date(Date.now() - REMEMBERED).toISOString());
    await this.#journal.rewrite(this.#ledger.events).catch(this.#failed);
    this.#isRewriting = false;
  }
}
