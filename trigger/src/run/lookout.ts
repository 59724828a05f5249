import type { Trigger } from '../config/trigger.ts';
import { lookAt } from '../files/look.ts';
import { type Matcher, matcher } from '../files/matcher.ts';
import { isUnknown, scan } from '../files/scan.ts';
import { type Watch, watch } from '../files/watch.ts';
import type { TriggerEvent } from '../ledger/event.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { quietTime } from '../settle.ts';
import { type Incomplete, Settling } from '../settling.ts';
import type { Sighting } from '../sighting.ts';

export interface LookoutOptions {
  trigger: Trigger;
  ledger: Ledger;
  keep(events: readonly TriggerEvent[]): Promise<void>;
  /** Something in the folder cannot be read; undefined once all can. */
  trouble(error: unknown): void;
  /** The system does not tell what happens: it is seen when the folder is looked at. */
  deaf(error: unknown): void;
}

/** Looks taken at the same time: a burst of files must not take all there are. */
const MOST_LOOKS = 16;
/** Between two scans of the whole folder (ms), or so many times as long as one takes. */
const SCAN_EVERY = 30_000;
const SCAN_SHARE = 20;
/** After a folder has come or gone (ms): what came with it may not have been told. */
const SCAN_SOON = 1_000;

/**
 * Tells the ledger about files. What the system tells is only a reason to look; what is seen when looking counts, and the
 * whole folder is looked at from time to time.
 */
export class Lookout {
  readonly #options: LookoutOptions;
  readonly #isMeant: Matcher;
  readonly #settling: Settling;
  readonly #due = new Set<string>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #deciding: Promise<void> = Promise.resolve();
  #watch: Watch | undefined;
  #scanTimer: NodeJS.Timeout | undefined;
  #scanAt = 0;
  #scanTook = 0;
  #isScanning = false;
  #isOpen = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
    this.#isMeant = matcher(options.trigger.pattern);
    this.#settling = new Settling(quietTime(options.trigger.settle));
  }

  /** Begins to watch. With `baseline` what is there already is left alone; gives how many files that are. */
  async open(baseline: boolean): Promise<number> {
    const { folder } = this.#options.trigger;
    this.#watch = await watch(folder, this.#happened, this.#options.deaf);
    const known = baseline ? await this.#takeBaseline() : 0;
    this.#isOpen = true;
    await this.#scan();
    this.#work();
    return known;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#scanTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#watch?.close();
    await Promise.all(this.#looking.values());
    await this.#deciding;
  }

  /** How many files have not settled yet. */
  get unsettled(): number {
    return this.#settling.paths.length;
  }

  /** The manifests that wait for something. */
  get manifests(): Incomplete[] {
    return this.#settling.manifests(performance.now());
  }

  /** Looks at a path now. */
  async look(path: string): Promise<void> {
    const { trigger, ledger, keep, trouble } = this.#options;
    let seen: Sighting | undefined;
    try {
      seen = await lookAt(trigger.folder, path, trigger.settle);
    } catch (error) {
      trouble(error); // and the next scan looks again
      return;
    }
    // What is not complete any more waits again, as long as there is no run.
    const isTaken = seen && (seen.isComplete || ledger.at(path)?.status !== 'waiting');
    if (!seen || (isTaken && ledger.knows(seen))) {
      this.#settling.forget(path);
      await keep(seen ? ledger.back(path) : ledger.gone(path));
      return;
    }
    const settled = this.#settling.look(seen, performance.now());
    if (settled.kind === 'settled') return this.#decide(seen);
    if (settled.kind === 'wait') this.#later(path, settled.ms);
    // What was there before is not what is there now; a marker may go once it has said that its file is complete.
    const isOther = ledger.at(path)?.identity !== seen.identity;
    if (isOther || trigger.settle.by !== 'marker') await keep(ledger.gone(path));
  }

  readonly #happened = (path: string, isFolder: boolean) => {
    const { settle } = this.#options.trigger;
    if (isFolder) this.#scanAfter(Math.max(SCAN_SOON, SCAN_SHARE * this.#scanTook));
    if (settle.by === 'manifest') for (const waiting of this.#settling.paths) this.#due.add(waiting);
    if (settle.by === 'marker' && path.toLowerCase().endsWith(settle.ending.toLowerCase()))
      this.#due.add(path.slice(0, -settle.ending.length));
    this.#due.add(path);
    this.#work();
  };

  #work(): void {
    if (!this.#isOpen) return;
    for (const path of this.#due) {
      if (this.#looking.size >= MOST_LOOKS) return;
      if (this.#looking.has(path)) continue; // once more when that look is over
      this.#due.delete(path);
      if (!this.#isMeant(path)) continue;
      const done = this.look(path).finally(() => {
        this.#looking.delete(path);
        this.#work();
      });
      this.#looking.set(path, done);
    }
  }

  #later(path: string, ms: number): void {
    clearTimeout(this.#timers.get(path));
    const look = () => {
      this.#timers.delete(path);
      this.#due.add(path);
      this.#work();
    };
    this.#timers.set(path, setTimeout(look, Math.ceil(ms)));
  }

  /** One after the other: two names of one file must not both be taken for new. */
  #decide(seen: Sighting): Promise<void> {
    this.#deciding = this.#deciding.then(async () => {
      const { ledger, keep } = this.#options;
      const other = ledger.elsewhere(seen);
      const isMoved = other && (other.isGone || !(await this.#isStillThere(other)));
      if (ledger.knows(seen)) return;
      // The same file, on a disk that does not tell A from a.
      if (other && !isMoved && other.path.toLowerCase() === seen.path.toLowerCase()) return;
      const time = new Date().toISOString();
      // The journal keeps the order; whoever acts upon it waits for it.
      void keep(isMoved ? ledger.moved(other.id, seen.path) : ledger.settled(seen, time));
    });
    return this.#deciding;
  }

  async #isStillThere({ path, identity }: TriggerEvent): Promise<boolean> {
    const { folder, settle } = this.#options.trigger;
    const seen = await lookAt(folder, path, settle).catch(() => undefined);
    return seen?.identity === identity;
  }

  async #takeBaseline(): Promise<number> {
    const { trigger, ledger, keep } = this.#options;
    const { files, unread } = await scan(trigger.folder, this.#isMeant);
    for (const { error } of unread) this.#options.trouble(error);
    const time = new Date().toISOString();
    const known: TriggerEvent[] = [];
    for (const file of files) {
      const seen = await lookAt(trigger.folder, file, trigger.settle).catch(() => undefined);
      if (seen?.isComplete) known.push(...ledger.baseline(seen, time));
    }
    await keep(known);
    return known.length;
  }

  async #scan(): Promise<void> {
    if (this.#isScanning) return; // it sets the time for the next one
    this.#isScanning = true;
    const { trigger, ledger, trouble } = this.#options;
    const began = performance.now();
    const found = await scan(trigger.folder, this.#isMeant);
    trouble(found.unread[0]?.error);
    const there = new Set(found.files);
    for (const file of there) this.#due.add(file);
    for (const path of [...ledger.paths, ...this.#settling.paths])
      if (!there.has(path) && !isUnknown(found, path)) this.#due.add(path);
    this.#work();
    this.#isScanning = false;
    this.#scanTook = performance.now() - began;
    this.#scanAfter(Math.max(SCAN_EVERY, SCAN_SHARE * this.#scanTook));
  }

  /** The next scan is the sooner one. */
  #scanAfter(ms: number): void {
    const at = performance.now() + ms;
    if (!this.#isOpen || (this.#scanTimer && this.#scanAt <= at)) return;
    clearTimeout(this.#scanTimer);
    this.#scanAt = at;
    this.#scanTimer = setTimeout(() => {
      this.#scanTimer = undefined;
      void this.#scan();
    }, ms);
  }
}
