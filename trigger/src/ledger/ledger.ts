import type { Sighting } from '../sighting.ts';
import { isDone, type TriggerEvent } from './event.ts';
import { eventId } from './event-id.ts';

/**
 * All events of a trigger, and what becomes of them. It reads no clock and no disk: what happens is told to it, and each
 * time it says which events are different from then on, which is what the journal gets. Nothing may be done about them
 * before it has them.
 */
export class Ledger {
  readonly #trigger: string;
  readonly #isCareful: boolean;
  readonly #byId = new Map<string, TriggerEvent>();
  /** The last event of each path that is not gone under that path. */
  readonly #byPath = new Map<string, string>();
  readonly #byIdentity = new Map<string, string>();
  /** In the order in which they are tried. */
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();

  /**
   * From the lines of a journal, the oldest first: of an event the last one holds. With `isCareful` some may be missing, so
   * that each event may have had its run.
   */
  constructor(trigger: string, events: Iterable<TriggerEvent> = [], isCareful = false) {
    this.#trigger = trigger;
    this.#isCareful = isCareful;
    // Whoever wrote that it was about to ask for a run has not told what came of it.
    for (const event of events)
      this.#put(event.status === 'starting' ? { ...event, status: 'waiting', isInDoubt: true } : event);
    if (isCareful) for (const event of [...this.waiting()]) this.#put({ ...event, isInDoubt: true });
  }

  get(id: string): TriggerEvent | undefined {
    return this.#byId.get(id);
  }

  get events(): Iterable<TriggerEvent> {
    return this.#byId.values();
  }

  /** Those that wait for their run, the next one first. */
  *waiting(): Iterable<TriggerEvent> {
    for (const id of this.#waiting) {
      const event = this.#byId.get(id);
      if (event) yield event;
    }
  }

  get running(): TriggerEvent[] {
    return [...this.#running].flatMap(id => this.#byId.get(id) ?? []);
  }

  /** The event of the file at a path, in whatever state. */
  at(path: string): TriggerEvent | undefined {
    return this.#byId.get(this.#byPath.get(path) ?? '');
  }

  /** The paths of all files that were last seen there. */
  get paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  /** The same state of the file at this path is known. */
  knows({ path, version }: Sighting): boolean {
    const event = this.at(path);
    return event !== undefined && event.version === version && event.status !== 'withdrawn';
  }

  /** The event of a file that was seen elsewhere before, if it has only got another name. */
  elsewhere({ path, identity }: Sighting): TriggerEvent | undefined {
    const event = this.#byId.get(this.#byIdentity.get(identity) ?? '');
    return event && event.path !== path ? event : undefined;
  }

  /** A file has settled whose state is not known. */
  settled(sighting: Sighting, time: string): TriggerEvent[] {
    return this.#begun(sighting, time, 'waiting');
  }

  /** A file was there before the trigger was: no run is for it. */
  baseline(sighting: Sighting, time: string): TriggerEvent[] {
    return this.#begun(sighting, time, 'known');
  }

  /** The file of an event has got another path. One that was given up for lost waits again. */
  moved(id: string, path: string): TriggerEvent[] {
    const replaced = this.at(path)?.id === id ? [] : this.gone(path);
    const moved = this.#change(id, ({ isGone: _, ...event }) => ({
      ...event,
      path,
      status: event.status === 'withdrawn' ? 'waiting' : event.status,
    }));
    return [...replaced, ...moved];
  }

  /** There is nothing at a path any more, or something else. */
  gone(path: string): TriggerEvent[] {
    const event = this.at(path);
    if (!event || event.isGone) return [];
    return this.#change(event.id, withoutFile);
  }

  /** A file that was gone is there again, the same. */
  back(path: string): TriggerEvent[] {
    const event = this.at(path);
    if (!event?.isGone) return [];
    return this.#change(event.id, ({ isGone: _, ...rest }) => rest);
  }

  /** From now on a run may have been asked for. */
  starting(id: string): TriggerEvent[] {
    return this.#change(id, event => ({ ...event, status: 'starting', attempts: event.attempts + 1 }));
  }

  /** There is a run. */
  started(id: string, run: string): TriggerEvent[] {
    return this.#change(id, ({ problem: _, isInDoubt: __, ...event }) => ({
      ...event,
      status: 'running',
      run,
    }));
  }

  /** The service was asked, and there is no run. */
  noRun(id: string): TriggerEvent[] {
    return this.#change(id, ({ isInDoubt: _, ...event }) => (event.isGone ? withoutFile(event) : event));
  }

  /** It could not be started now, and is tried again, after the others. `isInDoubt`: it may have been started all the same. */
  putOff(id: string, problem: string, isInDoubt: boolean): TriggerEvent[] {
    return this.#change(id, ({ isInDoubt: _, ...event }) => {
      const later: TriggerEvent = { ...event, status: 'waiting', problem, ...(isInDoubt && { isInDoubt }) };
      return later.isGone ? withoutFile(later) : later;
    });
  }

  /** It will not be started unless somebody asks for it. */
  refused(id: string, problem: string): TriggerEvent[] {
    return this.#change(id, ({ isInDoubt: _, ...event }) => ({ ...event, status: 'refused', problem }));
  }

  /** Its run waits for somebody, or goes on; "" for one that goes on. */
  waits(id: string, problem: string): TriggerEvent[] {
    return this.#change(id, ({ problem: _, ...event }) => ({ ...event, ...(problem !== '' && { problem }) }));
  }

  /** Its run is over. */
  ended(id: string, status: 'succeeded' | 'failed', problem: string): TriggerEvent[] {
    return this.#change(id, ({ problem: _, ...event }) => ({
      ...event,
      status,
      ...(problem !== '' && { problem }),
    }));
  }

  /** Somebody has seen what was refused, or has failed, and wants nothing more to be done about it. */
  dismiss(id: string): TriggerEvent[] {
    const status = this.#byId.get(id)?.status;
    if (status !== 'refused' && status !== 'failed') return [];
    return this.#change(id, event => ({ ...event, status: 'dismissed' }));
  }

  /** Somebody wants what was refused, or has failed, to be tried again, dismissed or not. */
  retry(id: string): TriggerEvent[] {
    const event = this.#byId.get(id);
    if (event?.status !== 'refused' && event?.status !== 'failed' && event?.status !== 'dismissed') return [];
    return this.#change(id, ({ run, problem: _, ...rest }) => ({
      ...rest,
      status: 'waiting',
      attempts: 0,
      // Its run is there and stays: the next one needs another sign to be found by.
      ...(run !== undefined && { round: (rest.round ?? 0) + 1 }),
    }));
  }

  /** Forgets what is done, and whose file is gone, if it is older than this. */
  forget(before: string): void {
    for (const event of this.#byId.values()) {
      const { id, path, identity, time } = event;
      if (!event.isGone || !isDone(event) || time >= before) continue;
      this.#byId.delete(id);
      if (this.#byPath.get(path) === id) this.#byPath.delete(path);
      if (this.#byIdentity.get(identity) === id) this.#byIdentity.delete(identity);
    }
  }

  #begun(sighting: Sighting, time: string, status: 'waiting' | 'known'): TriggerEvent[] {
    if (this.knows(sighting)) return [];
    const { path, version, identity, size, files } = sighting;
    const before = this.gone(path);
    const id = eventId(this.#trigger, sighting);
    const known = this.#byId.get(id);
    // Only what was withdrawn begins again.
    if (known && known.status !== 'withdrawn') return before;
    const event = { id, path, version, identity, size, time, status, attempts: known?.attempts ?? 0 };
    const doubt = this.#isCareful && status === 'waiting' && { isInDoubt: true as const };
    return [...before, this.#put({ ...event, ...(files.length > 0 && { files }), ...doubt })];
  }

  #change(id: string, make: (event: TriggerEvent) => TriggerEvent): TriggerEvent[] {
    const event = this.#byId.get(id);
    return event ? [this.#put(make(event))] : [];
  }

  #put(event: TriggerEvent): TriggerEvent {
    const { id, path, identity, status } = event;
    const before = this.#byId.get(id);
    if (before && before.path !== path && this.#byPath.get(before.path) === id)
      this.#byPath.delete(before.path);
    this.#byId.set(id, event);
    if (!event.isGone || !this.#byPath.has(path)) this.#byPath.set(path, id);
    this.#byIdentity.set(identity, id);
    this.#waiting.delete(id);
    if (status === 'waiting') this.#waiting.add(id);
    if (status === 'running') this.#running.add(id);
    else this.#running.delete(id);
    return event;
  }
}

/** An event without its file: what has not begun does not begin; what may have begun is found out about first. */
function withoutFile(event: TriggerEvent): TriggerEvent {
  const isWithdrawn = event.status === 'waiting' && !event.isInDoubt;
  return { ...event, isGone: true, ...(isWithdrawn && { status: 'withdrawn' as const }) };
}
