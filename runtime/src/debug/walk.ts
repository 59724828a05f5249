import type { Json } from '../types.ts';
import type { Breakpoint } from './breakpoint.ts';
import { type ErrorStops, stopsAt } from './exceptions.ts';
import type { Moment } from './moment.ts';
import { type Phase, phasesOf } from './phases.ts';
import type { Timeline, TimelineVisit } from './timeline.ts';

/** Why a walk stopped. */
export type Stop =
  | { reason: 'entry' | 'step' | 'pause' | 'goto' | 'exception' | 'ended' }
  /** Nobody has said what an action answers. */
  | { reason: 'unanswered' }
  | { reason: 'breakpoint'; hit: Breakpoint[]; problem?: string };

/** What a walk tells on its way: what a visit has written into the log, and what logpoints say. */
export interface Listener {
  left(visit: TimelineVisit): void;
  says(text: string, visit: TimelineVisit): void;
}

/** A place on a timeline, which goes forward and back. */
export class Walk {
  readonly timeline: Timeline;
  breakpoints: readonly Breakpoint[] = [];
  errorStops: readonly ErrorStops[] = [];
  readonly #listener: Listener;
  #index = 0;
  #phase = 0;
  #phases: Phase[] = [];
  /** How many visits were told to be left. */
  #told = 0;
  #pausing = false;

  constructor(timeline: Timeline, listener: Listener) {
    this.timeline = timeline;
    this.#listener = listener;
    this.#look();
  }

  /** Undefined where the run never came to a state. */
  get moment(): Moment | undefined {
    const { timeline } = this;
    const visit = timeline.visits[this.#index];
    const phase = this.#phases[this.#phase];
    return visit && phase && { timeline, index: this.#index, visit, phase };
  }

  /** The first stop of the run: where it begins, or at the first breakpoint. */
  async start(stopOnEntry: boolean): Promise<Stop> {
    if (stopOnEntry && this.moment) return { reason: 'entry' };
    return this.#check() ?? this.goOn();
  }

  goOn(): Promise<Stop> {
    return this.#forward(() => false);
  }

  /** To the next state; from the last one to its end, and then to the end of the run. */
  async stepOver(): Promise<Stop> {
    const [index, phase] = [this.#index, this.#phase];
    const stop = await this.#forward(() => this.#phase === 0);
    const moved = this.#index !== index || this.#phase !== phase;
    return stop.reason === 'ended' && moved ? { reason: 'step' } : stop;
  }

  stepIn(): Promise<Stop> {
    return this.#forward(() => true);
  }

  /** To the end of the state. */
  stepOut(): Promise<Stop> {
    return this.#forward(() => this.#phase === 0 || this.#isLast());
  }

  /** Back over one phase, or from the beginning of a state to that of the one before. */
  stepBack(): Stop {
    if (this.#phase > 0) this.#phase--;
    else if (this.#index > 0) this.#go(this.#index - 1);
    else return { reason: 'entry' };
    return { reason: 'step' };
  }

  goBack(): Stop {
    while (this.#backward()) {
      const stop = this.#check(false);
      if (stop) return stop;
    }
    return { reason: 'entry' };
  }

  /** Stops a walk that waits for a person at the next phase. */
  pause(): void {
    this.#pausing = true;
  }

  /** Has the run enter a state with a payload instead of the visit with this number, and goes there. */
  fork(index: number, state: string, payload: Json): void {
    this.timeline.fork?.(index, state, payload);
    for (const breakpoint of this.breakpoints) breakpoint.forget(index);
    this.#told = Math.min(this.#told, index);
    this.#go(index);
  }

  async #forward(arrived: () => boolean): Promise<Stop> {
    this.#pausing = false;
    while (true) {
      const hindered = await this.#advance();
      this.#tell(hindered?.reason === 'ended');
      if (hindered) return hindered;
      const stop = this.#check();
      if (stop) return stop;
      if (this.#pausing) return { reason: 'pause' };
      if (arrived()) return { reason: 'step' };
    }
  }

  /** One phase on. */
  async #advance(): Promise<Stop | undefined> {
    if (this.#phase + 1 >= this.#phases.length && !this.timeline.visits[this.#index]?.outcome) {
      if (!(await this.timeline.more())) return { reason: 'unanswered' };
      this.#look();
    }
    if (this.#phase + 1 < this.#phases.length) this.#phase++;
    else if (this.#index + 1 < this.timeline.visits.length) this.#go(this.#index + 1);
    else return { reason: 'ended' };
    return undefined;
  }

  #backward(): boolean {
    if (this.#phase > 0) this.#phase--;
    else if (this.#index === 0) return false;
    else {
      this.#go(this.#index - 1);
      this.#phase = Math.max(0, this.#phases.length - 1);
    }
    return true;
  }

  /** Why the run stops at this moment. Messages are said on the way forward only. */
  #check(saying = true): Stop | undefined {
    const { moment } = this;
    if (!moment) return undefined;
    const hit: Breakpoint[] = [];
    let problem: string | undefined;
    for (const breakpoint of this.breakpoints) {
      const reaction = breakpoint.react(moment);
      if (!reaction) continue;
      if ('stop' in reaction) {
        hit.push(breakpoint);
        problem ??= reaction.problem;
      } else if (saying) this.#listener.says(reaction.say, moment.visit);
    }
    if (hit.length > 0) return { reason: 'breakpoint', hit, ...(problem !== undefined && { problem }) };
    return stopsAt(this.errorStops, moment) ? { reason: 'exception' } : undefined;
  }

  #tell(ended: boolean): void {
    const over = ended || this.#isLast() ? this.#index + 1 : this.#index;
    for (const visit of this.timeline.visits.slice(this.#told, over)) this.#listener.left(visit);
    this.#told = Math.max(this.#told, over);
  }

  #isLast(): boolean {
    return this.moment?.visit.outcome !== undefined && this.#phase === this.#phases.length - 1;
  }

  #go(index: number): void {
    this.#index = index;
    this.#phase = 0;
    this.#look();
  }

  #look(): void {
    const visit = this.timeline.visits[this.#index];
    this.#phases = visit ? phasesOf(this.timeline.facts, visit) : [];
  }
}
