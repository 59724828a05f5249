import { caught } from './catch.ts';
import { stateNamed } from './definition.ts';
import { FlowError, runtimeError } from './flow-error.ts';
import { textMember } from './json.ts';
import { logEntry } from './log.ts';
import { measure, measureOrStop } from './measure.ts';
import { redact } from './redact.ts';
import type { Settings } from './settings.ts';
import { STATE_TYPES } from './states/index.ts';
import { contextObject, type Outcome, type Step } from './step.ts';
import type {
  Effect,
  Exit,
  Json,
  JsonObject,
  LogEntry,
  Run,
  RunContext,
  RunEvent,
  Transition,
  Visited,
} from './types.ts';

/** A run in the making: the run before the event, and what the event has led to so far. */
export class Draft {
  #run: Run;
  /** The run is a copy of our own, which nobody else has seen. */
  #copied = false;
  #context: JsonObject | undefined;
  readonly #now: number;
  readonly #entries: LogEntry[] = [];
  readonly #effects: Effect[] = [];
  readonly #warnings: string[] = [];
  readonly #visited: Visited[] = [];

  private constructor(run: Run, now: number) {
    this.#run = run;
    this.#now = now;
  }

  static of(run: Run, now: number): Draft {
    return new Draft(run, now);
  }

  static begin(definition: Json, input: Json, context: RunContext, now: number, settings: Settings): Draft {
    const entry = logEntry(now, 'FlowStarted', { input: redact(input) });
    const draft = new Draft(
      {
        status: 'ACTIVE',
        details: { ...entry },
        state: null,
        payload: input,
        definition,
        context,
        settings,
        visit: 0,
        waiting: null,
        lastEntry: entry,
        warnings: [],
      },
      now,
    );
    draft.#entries.push(entry);
    return draft;
  }

  transition(): Transition {
    this.#copied = false;
    return {
      run: this.#run,
      visited: this.#visited,
      entries: this.#entries,
      effects: this.#effects,
      warnings: this.#warnings,
    };
  }

  currentState(): JsonObject {
    return stateNamed(this.#run.definition, this.#run.state ?? '') ?? {};
  }

  /** Has the input as the payload of the first state. False where the run cannot begin. */
  start(): boolean {
    try {
      this.#setPayload(this.#run.payload);
      return true;
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      this.fail(error);
      return false;
    }
  }

  /** Enters a state. Returns the state to enter next, null while the run waits or when it has ended. */
  enter(name: string): string | null {
    const visit = this.#run.visit + 1;
    if (visit > this.#run.settings.maxTransitions) {
      this.fail(
        new FlowError(
          'guard',
          'Workbench.TooManyStates',
          `The run entered ${this.#run.settings.maxTransitions} states. The workbench stops it here, since it may never end; Flows itself has no such limit.`,
        ),
      );
      return null;
    }
    this.#change({ state: name, visit, waiting: null });
    return this.#attempt(step => STATE_TYPES.get(step.type)?.enter(step));
  }

  /** Tells the waiting state of an event; one of an earlier visit is ignored. Returns the state to enter next. */
  react(event: RunEvent): string | null {
    const { waiting, visit, status } = this.#run;
    if (event.type === 'cancel') {
      this.#cancel();
      return null;
    }
    if (event.type === 'resume' ? status !== 'INACTIVE' : status !== 'ACTIVE' || event.visit !== visit)
      return null;
    if (!waiting) return null;
    return this.#attempt(step => {
      if (tooDeep(event)) throw runtimeError('The answer is nested too deeply.');
      return STATE_TYPES.get(step.type)?.react?.(step, waiting, event);
    });
  }

  /** A run that was cancelled too early to name its action cancels it when it gets a name. */
  cancelAbandoned(event: RunEvent): void {
    const { waiting, visit } = this.#run;
    if (waiting?.kind !== 'abandoned-action' || event.type !== 'action-status' || event.visit !== visit)
      return;
    if (event.status.status === 'ACTIVE' || event.status.status === 'INACTIVE') {
      this.#effects.push({ type: 'cancel-action', url: waiting.url, actionId: event.status.action_id });
    }
    this.#change({ waiting: null });
  }

  fail(error: FlowError): void {
    this.#end('FAILED', this.#log('FlowFailed', error.details(this.#run.state ?? '')));
  }

  /** Lets the current state do something and follows it up. Returns the state to enter next. */
  #attempt(act: (step: Step) => Outcome | undefined): string | null {
    const step = this.#step();
    try {
      const outcome = act(step);
      if (outcome?.kind === 'done') return this.#completed(step, outcome);
      if (outcome?.kind === 'waiting') {
        this.#change({ status: 'ACTIVE', waiting: outcome.waiting, details: { ...this.#run.lastEntry } });
      } else if (outcome) {
        this.#change({ status: 'INACTIVE', waiting: outcome.waiting, details: redact(outcome.details) });
      }
      return null;
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      return this.#raised(step, error);
    }
  }

  #completed(step: Step, { payload, next, exit }: Outcome & { kind: 'done' }): string | null {
    this.#setPayload(payload);
    this.#left(step, exit);
    this.#log(
      `${step.type}Completed`,
      { state_name: step.name, state_type: step.type, output: redact(payload) },
      step,
    );
    if (next === null) this.#succeed();
    return next;
  }

  #raised(step: Step, error: FlowError): string | null {
    if (error.origin === 'action') this.#log('ActionFailed', error.details(step.name), step);
    try {
      const handled = STATE_TYPES.get(step.type)?.mayCatch ? caught(step, error) : undefined;
      if (handled) {
        this.#setPayload(handled.payload);
        this.#left(step, handled.exit, error);
        return handled.next;
      }
      this.#uncaught(step, error);
    } catch (unplaced) {
      if (!(unplaced instanceof FlowError)) throw unplaced;
      this.#uncaught(step, unplaced);
    }
    return null;
  }

  #uncaught(step: Step, error: FlowError): void {
    this.#left(step, 'error', error);
    this.fail(error);
  }

  #left({ name, payload }: Step, exit: Exit, error?: FlowError): void {
    this.#visited.push({
      state: name,
      exit,
      before: payload,
      after: this.#run.payload,
      ...(error && { error: error.told }),
    });
  }

  #succeed(): void {
    const output = redact(this.#run.payload);
    this.#log('FlowSucceeded', { output });
    // The run document words it differently from the log [O 2023].
    const description = 'The Flow run reached a successful completion state';
    this.#end('SUCCEEDED', { code: 'FlowSucceeded', description, output });
  }

  #cancel(): void {
    const { waiting } = this.#run;
    if (waiting) this.#left(this.#step(), 'canceled');
    if (waiting?.kind === 'action' && waiting.last) {
      this.#effects.push({ type: 'cancel-action', url: waiting.url, actionId: waiting.last.action_id });
    }
    this.#end('FAILED', this.#log('FlowCanceled', {}));
    if (waiting?.kind === 'action' && !waiting.last) {
      this.#change({ waiting: { kind: 'abandoned-action', url: waiting.url } });
    }
  }

  #end(status: 'SUCCEEDED' | 'FAILED', details: JsonObject | LogEntry): void {
    this.#change({ status, details: { ...details }, waiting: null });
  }

  #setPayload(payload: Json): void {
    const { payloadLimit } = this.#run.settings;
    const size = measureOrStop(payload, payloadLimit);
    this.#change({ payload });
    const kilobytes = Math.round(payloadLimit / 1000);
    if (size.bytes > payloadLimit) {
      this.#warn(
        `The payload has grown beyond the ${kilobytes} KB that Flows allows; there the run would fail.`,
      );
    } else if (size.bytes > payloadLimit * 0.8) {
      this.#warn(`The payload has reached 80 % of the ${kilobytes} KB that Flows allows.`);
    }
  }

  #step(): Step {
    const { state, payload, context, settings, visit } = this.#run;
    const definition = this.currentState();
    const name = state ?? '';
    const type = textMember(definition, 'Type') ?? '';
    this.#context ??= contextObject(context);
    const step: Step = {
      name,
      type,
      state: definition,
      payload,
      scope: { payload, context: this.#context },
      context,
      settings,
      visit,
      now: this.#now,
      started: input => {
        this.#log(`${type}Started`, { state_name: name, state_type: type, input: redact(input) }, step);
      },
      emit: effect => this.#effects.push(effect),
      warn: text => this.#warn(`${name}: ${text}`),
    };
    return step;
  }

  #log(code: string, details: JsonObject, state?: Step): LogEntry {
    const entry = logEntry(this.#now, code, details, state);
    this.#entries.push(entry);
    this.#change({ lastEntry: entry, details: { ...entry } });
    return entry;
  }

  #warn(text: string): void {
    if (this.#run.warnings.includes(text)) return;
    this.#warnings.push(text);
    this.#change({ warnings: [...this.#run.warnings, text] });
  }

  #change(change: Partial<Run>): void {
    if (!this.#copied) this.#run = { ...this.#run };
    this.#copied = true;
    Object.assign(this.#run, change);
  }
}

function tooDeep(event: RunEvent): boolean {
  const answer = event.type === 'action-status' ? event.status : 'result' in event ? event.result : null;
  return measure(answer) === undefined;
}
