import type { TriggerEvent } from '../ledger/event.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RunService, RunState } from '../service/run-service.ts';

/** Ms between two looks at the runs: while they change, and at most. */
const SOON = 2_000;
const LATE = 30_000;
/** So many runs are asked about at once: what is known of them is kept before the connection can be lost again. */
const AT_ONCE = 50;

/** Follows all runs that go on, to their ends. */
export class Follower {
  readonly #ledger: Ledger;
  readonly #service: RunService;
  readonly #keep: (events: readonly TriggerEvent[]) => Promise<void>;
  readonly #unfollowed: (error: unknown) => void;
  #pause = SOON;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isOpen = true;

  /** `unfollowed` hears why runs cannot be looked at, and undefined once they can again. */
  constructor(
    ledger: Ledger,
    service: RunService,
    keep: (events: readonly TriggerEvent[]) => Promise<void>,
    unfollowed: (error: unknown) => void,
  ) {
    this.#ledger = ledger;
    this.#service = service;
    this.#keep = keep;
    this.#unfollowed = unfollowed;
  }

  /** There are runs to be followed. */
  poke(): void {
    if (!this.#isOpen || this.#timer || this.#looking || this.#ledger.running.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined;
        this.poke();
      });
    }, this.#pause);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const running = this.#ledger.running;
    let isNews = false;
    try {
      for (let i = 0; i < running.length && this.#isOpen; i += AT_ONCE) {
        const some = running.slice(i, i + AT_ONCE);
        const states = await this.#service.states(some.flatMap(({ run }) => run ?? []));
        for (const event of some) {
          const state = states.get(event.run ?? '');
          const news = state ? this.#news(event, state) : [];
          isNews ||= news.length > 0;
          await this.#keep(news);
        }
      }
      this.#unfollowed(undefined);
    } catch (error) {
      this.#unfollowed(error); // they go on all the same
    }
    this.#pause = isNews ? SOON : Math.min(this.#pause * 1.5, LATE);
  }

  #news(event: TriggerEvent, state: RunState): TriggerEvent[] {
    const { id, problem = '' } = event;
    if (state.kind === 'succeeded') return this.#ledger.ended(id, 'succeeded', '');
    if (state.kind === 'failed') return this.#ledger.ended(id, 'failed', state.why);
    return state.waitsFor === problem ? [] : this.#ledger.waits(id, state.waitsFor);
  }
}
