import { advanceStepwise, enterState, type Stepped } from './run.ts';
import type { Effect, LogEntry, Run, RunEvent, Visited } from './types.ts';

/**
 * What the outside world makes of an effect: events, each at its own time `now`, which may lie ahead. `stop` ends the
 * play, whatever the run still waits for.
 */
export type World = (effect: Effect, now: number) => readonly RunEvent[] | 'stop';

/** A run that was played, and all that happened in it. */
export interface Played {
  run: Run;
  log: LogEntry[];
  effects: Effect[];
  warnings: string[];
  visited: Visited[];
  /** Milliseconds from the start to the last change of the run. */
  took: number;
}

/** Something that happens at a time: what the run asked for, or an answer to it. */
interface Happening {
  at: number;
  happens: Effect | RunEvent;
}

/** What lies ahead of a run on a clock that jumps. */
export class Agenda {
  #ahead: Happening[];

  constructor(events: readonly RunEvent[] = []) {
    this.#ahead = [];
    this.expect(events);
  }

  /** Effects of a transition at a time. */
  demand(effects: readonly Effect[], now: number): void {
    for (const effect of effects)
      this.#ahead.push({ at: now + ('after' in effect ? effect.after : 0), happens: effect });
  }

  expect(events: readonly RunEvent[]): void {
    for (const event of events) this.#ahead.push({ at: event.now, happens: event });
  }

  /** For what was taken and could not happen yet. */
  putBack(happening: Happening): void {
    this.#ahead.push(happening);
  }

  /** Takes what comes first of all that can still change the run. */
  next(run: Run): Happening | undefined {
    this.#ahead = this.#ahead.filter(({ happens }) => concerns(run, happens)).sort(inOrder);
    return this.#ahead.shift();
  }
}

/** By time. Who answers at the very end of WaitTime has answered: what only tells the time comes last. */
function inOrder(a: Happening, b: Happening): number {
  return a.at - b.at || Number(a.happens.type === 'wake') - Number(b.happens.type === 'wake');
}

/** How a play differs from that of a whole run. */
export interface PlayOptions {
  /** What happens whatever the run does, such as a cancellation. */
  events?: readonly RunEvent[];
  /** The state that is entered first, instead of the flow's own. */
  startAt?: string;
  /** The play ends when this state was left. */
  stopAfter?: string;
}

/**
 * Plays a run on a clock that jumps from event to event, until it has ended or nothing is left that could happen.
 *
 * @param begun what `beginStepwise` gave at the time `start`
 */
export function playRun(
  begun: Stepped,
  start: number,
  world: World,
  { events = [], startAt, stopAfter }: PlayOptions = {},
): Played {
  const played: Played = { run: begun.run, log: [], effects: [], warnings: [], visited: [], took: 0 };
  const agenda = new Agenda(events);
  let stopped = false;
  const take = (step: Stepped, now: number) => {
    if (step.run !== played.run) played.took = now - start;
    played.run = step.run;
    played.log.push(...step.entries);
    played.effects.push(...step.effects);
    played.warnings.push(...step.warnings);
    played.visited.push(...step.visited);
    agenda.demand(step.effects, now);
    stopped ||= step.visited.some(({ state }) => state === stopAfter);
  };
  const follow = (first: Stepped, now: number) => {
    take(first, now);
    for (let { next } = first; next !== null && !stopped; ) {
      const entered = enterState(played.run, next, now);
      take(entered, now);
      next = entered.next;
    }
  };
  follow(startAt === undefined || begun.next === null ? begun : { ...begun, next: startAt }, start);
  while (played.run.waiting && !stopped) {
    const { run } = played;
    const next = agenda.next(run);
    if (!next) break;
    const { at: now, happens } = next;
    if ('now' in happens) {
      follow(advanceStepwise(run, happens), now);
      continue;
    }
    const reaction = happens.type === 'wake' ? [{ ...happens, now }] : world(happens, now);
    if (reaction === 'stop') break;
    agenda.expect(reaction);
  }
  return played;
}

/** Can it still change the run? What an earlier visit asked for cannot, nor, while a person is waited for, a timer. */
function concerns(run: Run, happens: Effect | RunEvent): boolean {
  if (!('visit' in happens)) return happens.type === 'cancel' || happens.type === 'resume';
  return happens.visit === run.visit && run.status === 'ACTIVE';
}
