import type { Mocks } from '../mocks/index.ts';
import { advanceStepwise, beginStepwise, enterState, type Stepped } from '../run.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import type { Effect, Json, LogEntry, Run, RunContext, RunEvent } from '../types.ts';
import { Agenda } from '../virtual-clock.ts';
import type { Outcome, RunFacts, Timeline, TimelineEnd, TimelineVisit } from './timeline.ts';
import { toldError } from './told-error.ts';

/** Asks a person what an effect answers; undefined where they do not say. */
export type Ask = (effect: Effect, now: number) => Promise<readonly RunEvent[] | undefined>;

/** All that a run here needs. The same program always gives the same run, but for what a person answers. */
export interface LocalProgram {
  definition: Json;
  input: Json;
  context: RunContext;
  settings: Partial<Settings>;
  /** When the clock of the run starts, in milliseconds since 1970. */
  start: number;
  /** Mocks count the calls, so each run needs its own. */
  mocks: () => Mocks;
  ask: Ask;
  /** The run is cancelled so many milliseconds after its beginning. */
  cancelAt?: number;
  /** Nothing more happens when this state was left. */
  stopAfter?: string;
}

interface Visit extends TimelineVisit {
  outcome?: Outcome;
  entries: LogEntry[];
  warnings: string[];
  /** The run and its time just before. */
  readonly run: Run;
  readonly now: number;
  /** How many effects had been answered. */
  readonly answered: number;
}

/** A run of the interpreter, made no further than it is looked at. */
export class LocalRun implements Timeline {
  readonly facts: RunFacts;
  readonly opening: readonly LogEntry[];
  readonly #program: LocalProgram;
  #visits: Visit[] = [];
  #end: TimelineEnd | undefined;
  #run: Run;
  #now: number;
  #mocks: Mocks;
  #agenda: Agenda;
  #answered: { effect: Effect; now: number }[] = [];

  constructor(program: LocalProgram) {
    const { definition, input, context, settings, start } = program;
    this.#program = program;
    this.facts = { definition, context, settings: { ...defaultSettings, ...settings } };
    this.#mocks = program.mocks();
    this.#now = start;
    this.#agenda = this.#agendaFrom(start);
    const begun = beginStepwise(definition, input, context, start, settings);
    this.#run = begun.run;
    this.opening = begun.entries;
    this.#follow(begun);
  }

  get visits(): readonly TimelineVisit[] {
    return this.#visits;
  }

  get end(): TimelineEnd | undefined {
    return this.#end;
  }

  async more(): Promise<boolean> {
    const visit = this.#visits.at(-1);
    if (this.#end || !visit) return true;
    if (this.#run === visit.run) this.#took(visit, enterState(visit.run, visit.state, this.#now));
    while (!visit.outcome && !this.#end) if (!(await this.#happen(visit))) return false;
    return true;
  }

  readonly fork = (number: number, state: string, payload: Json): void => {
    const visit = this.#visits[number];
    if (!visit) return;
    this.#visits = this.#visits.slice(0, number);
    this.#end = undefined;
    this.#run = { ...visit.run, payload };
    this.#now = visit.now;
    this.#agenda = this.#agendaFrom(visit.now);
    this.#answered = this.#answered.slice(0, visit.answered);
    this.#mocks = this.#program.mocks();
    for (const { effect, now } of this.#answered) this.#mocks(effect, now);
    this.#enter(state);
  };

  /** What happens from then on whatever the run does. */
  #agendaFrom(now: number): Agenda {
    const { cancelAt, start } = this.#program;
    const at = cancelAt === undefined ? undefined : start + cancelAt;
    return new Agenda(at === undefined || at < now ? [] : [{ type: 'cancel', now: at }]);
  }

  /** Lets the next thing happen that the run waits for. False where a person was asked and did not answer. */
  async #happen(visit: Visit): Promise<boolean> {
    const agenda = this.#agenda;
    const next = agenda.next(this.#run);
    if (!next) {
      this.#end = { succeeded: false, words: waitingWords(this.#run) };
      return true;
    }
    const { at: now, happens } = next;
    if ('now' in happens) {
      this.#now = now;
      this.#took(visit, advanceStepwise(this.#run, happens));
      return true;
    }
    const events = await this.#answer(happens, now);
    // While a person thought about it, the run may have been taken elsewhere.
    if (agenda !== this.#agenda) return false;
    if (!events) {
      agenda.putBack(next);
      return false;
    }
    this.#answered.push({ effect: happens, now });
    agenda.expect(events);
    return true;
  }

  async #answer(effect: Effect, now: number): Promise<readonly RunEvent[] | undefined> {
    if (effect.type === 'wake') return [{ ...effect, now }];
    return this.#mocks(effect, now) ?? (await this.#program.ask(effect, now));
  }

  #took(visit: Visit, step: Stepped): void {
    this.#run = step.run;
    visit.entries.push(...step.entries);
    visit.warnings.push(...step.warnings);
    this.#agenda.demand(step.effects, this.#now);
    const [left = neverEntered(visit, step.run)] = step.visited;
    if (!left) return;
    const { exit, after, error } = left;
    visit.outcome = { exit, after, ...(error && { error }) };
    if (visit.state === this.#program.stopAfter)
      this.#end = { succeeded: true, words: `The case ends after the state '${visit.state}'.` };
    else this.#follow(step);
  }

  #follow({ next, run }: Stepped): void {
    if (next !== null) this.#enter(next);
    else this.#end = { succeeded: run.status === 'SUCCEEDED' };
  }

  #enter(state: string): void {
    const [run, now, answered] = [this.#run, this.#now, this.#answered.length];
    this.#visits.push({ state, before: run.payload, entries: [], warnings: [], run, now, answered });
  }
}

/** The guard against endless loops ends the run instead of letting it enter a state. */
function neverEntered({ before }: Visit, { status, lastEntry }: Run): Outcome | undefined {
  if (status !== 'FAILED') return undefined;
  return { exit: 'error', after: before, error: toldError(lastEntry.details) };
}

function waitingWords({ status, state }: Run): string {
  return status === 'INACTIVE'
    ? `The run is INACTIVE: its state '${state}' waits for a person to give a consent, and no mock does.`
    : `The state '${state}' waits for something that no mock brings about.`;
}
