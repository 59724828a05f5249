import { type Problem, problemOf } from '../../../globus/src/index.ts';
import type { Trigger } from '../config/trigger.ts';
import { runKey, type TriggerEvent } from '../ledger/event.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import { Gate } from '../start/gate.ts';
import { render } from '../template/render.ts';
import { valuesOf } from '../template/values-of.ts';

export interface StarterOptions {
  trigger: Trigger;
  ledger: Ledger;
  service: RunService;
  keep(events: readonly TriggerEvent[]): Promise<void>;
  /** Looks whether the file is still what the event is about, and tells the ledger. */
  look(path: string): Promise<void>;
  /** What to do about a problem of the service. */
  remedy(problem: Problem): string;
  /** Why no run can be started now; undefined once one can again. */
  obstacle(words: string | undefined): void;
}

/** A request that was not answered may still be worked on, and its run may not be listed yet (ms). */
const UNSURE = 15_000;

/** Starts the run of each event that waits for one, and no second one. */
export class Starter {
  readonly #options: StarterOptions;
  readonly #gate = new Gate(Math.random);
  readonly #busy = new Map<string, Promise<void>>();
  /** Of events in doubt: when the service can be asked. */
  readonly #notBefore = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #isOpen = true;

  constructor(options: StarterOptions) {
    this.#options = options;
    for (const { id, isInDoubt } of options.ledger.waiting())
      if (isInDoubt) this.#notBefore.set(id, performance.now() + UNSURE);
  }

  /** Starts what can be started now, and sees to the rest when it can be. */
  pump(): void {
    if (!this.#isOpen) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const closedFor = this.#gate.closedFor(now);
    let next = closedFor > 0 ? closedFor : Number.POSITIVE_INFINITY;
    if (closedFor === 0)
      for (const { id } of this.#options.ledger.waiting()) {
        if (this.#busy.size >= this.#gate.width) break;
        if (this.#busy.has(id)) continue;
        const wait = (this.#notBefore.get(id) ?? now) - now;
        if (wait > 0) next = Math.min(next, wait);
        else this.#begin(id);
      }
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.pump(), Math.ceil(next));
  }

  /** Done when nothing is under way any more. */
  async close(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    await Promise.all(this.#busy.values());
  }

  #begin(id: string): void {
    const done = this.#start(id).finally(() => {
      this.#busy.delete(id);
      this.pump();
    });
    this.#busy.set(id, done);
  }

  async #start(id: string): Promise<void> {
    const { ledger, service, keep } = this.#options;
    try {
      if (await this.#isThere(id)) return;
      const event = await this.#fresh(id);
      if (!event) return;
      const values = valuesOf(this.#options.trigger, event);
      const input = render(this.#options.trigger.input, values);
      await service.check(input);
      await keep(ledger.starting(id));
      await this.#started(id, await service.start(input, values.name, runKey(event)));
    } catch (error) {
      await this.#failed(id, error);
    }
  }

  /** In doubt the service knows whether there is a run. */
  async #isThere(id: string): Promise<boolean> {
    const { ledger, service, keep } = this.#options;
    const event = ledger.get(id);
    if (!event?.isInDoubt) return false;
    const run = await service.find(runKey(event));
    this.#notBefore.delete(id);
    if (run === undefined) await keep(ledger.noRun(id));
    else await this.#started(id, run);
    return run !== undefined;
  }

  async #fresh(id: string): Promise<TriggerEvent | undefined> {
    const { ledger, look } = this.#options;
    const path = ledger.get(id)?.path;
    if (path !== undefined) await look(path);
    const event = ledger.get(id);
    return event?.status === 'waiting' && !event.isGone ? event : undefined;
  }

  async #started(id: string, run: string): Promise<void> {
    this.#gate.passed();
    this.#options.obstacle(undefined);
    await this.#options.keep(this.#options.ledger.started(id, run));
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const { ledger, keep, remedy, obstacle } = this.#options;
    const event = ledger.get(id);
    const wasSent = event?.status === 'starting';
    const problem = problemOf(error) ?? unexpected(error);
    const words = `${problem.message} ${remedy(problem)}`.trim();
    if (problem.kind === 'invalid' && !event?.isInDoubt) {
      this.#gate.passed();
      await keep(ledger.refused(id, words));
      return;
    }
    const isInDoubt = wasSent ? MAY_HAVE_ARRIVED.has(problem.kind) : event?.isInDoubt === true;
    if (isInDoubt) this.#notBefore.set(id, performance.now() + UNSURE);
    this.#gate.shut(performance.now(), problem.retryAfter);
    obstacle(words);
    await keep(ledger.putOff(id, words, isInDoubt));
  }
}

const MAY_HAVE_ARRIVED: ReadonlySet<Problem['kind']> = new Set(['network', 'service', 'cancelled']);

function unexpected(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'service', operation: 'start the run', message, remedy: '' };
}
