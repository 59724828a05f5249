import {
  advanceRun,
  type beginRun,
  type Effect,
  type Json,
  pendingEffects,
  type RunEvent,
  type Transition,
} from '../../../runtime/src/index.ts';
import { isOver } from '../state/listings.ts';
import type { RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';

/** Runs flows: hands effects to the world and what comes of them back to the interpreter. */
export interface Engine {
  /** Files a run that `beginRun` has begun and carries out its first effects. */
  begin(run: RunRecord, transition: Transition): void;
  send(runId: string, event: Happening): void;
  now(): number;
  /** Goes on with every run that was under way when the sandbox was stopped. */
  recover(): void;
  /** Forgets all timers. What has not happened yet happens after the next start. */
  close(): void;
}

/** An event without its time, which the engine knows best. */
export type Happening = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'now'> : never) : never;

/** Carries out one effect; `send` is how its outcome comes back, at once or later. */
export type Perform = (run: RunRecord, effect: Effect, send: (event: Happening) => void) => void;

export const runSettings: NonNullable<Parameters<typeof beginRun>[4]> = {
  polling: { initial: 100, factor: 1.5, max: 1000 },
};

const maximumTimer = 2 ** 31 - 1;

/** Effects that only wait are the engine's own; `perform` gets the others. */
function delayOf(effect: Effect): number | undefined {
  return effect.type === 'wake' || effect.type === 'poll-action' ? effect.after : undefined;
}

function withTime(event: Happening, now: number): RunEvent {
  return { ...event, now };
}

export function createEngine(state: State, perform: Perform, report: (sentence: string) => void): Engine {
  const timers = new Map<string, Set<NodeJS.Timeout>>();
  let closed = false;

  const dropTimers = (runId: string) => {
    for (const timer of timers.get(runId) ?? []) clearTimeout(timer);
    timers.delete(runId);
  };

  const carryOut = (run: RunRecord, effects: readonly Effect[]) => {
    const send = (event: Happening) => engine.send(run.run_id, event);
    for (const effect of effects) {
      const delay = delayOf(effect);
      if (delay === undefined) {
        perform(run, effect, send);
        continue;
      }
      const mine = timers.get(run.run_id) ?? new Set();
      timers.set(run.run_id, mine);
      const timer = setTimeout(
        () => {
          mine.delete(timer);
          if (effect.type === 'wake') send({ type: 'wake', visit: effect.visit });
          else perform(run, effect, send);
        },
        Math.min(state.clock.wait(Math.max(delay, 0)), maximumTimer),
      );
      mine.add(timer);
    }
  };

  const apply = (run: RunRecord, transition: Transition, now: number) => {
    if (transition.run.visit !== run.run.visit) dropTimers(run.run_id);
    run.run = transition.run;
    run.now = now;
    for (const entry of transition.entries) run.entries.push(entry);
    if (isOver(run.run)) {
      run.completion_time ??= run.entries.at(-1)?.time ?? isoMicroseconds(now);
      dropTimers(run.run_id);
    }
    state.runs.set(run.run_id, run);
    carryOut(run, transition.effects);
  };

  /** A run must end even when the interpreter has a fault of its own. */
  const abandon = (run: RunRecord, error: unknown) => {
    report(`Run ${run.run_id} ended because the sandbox's interpreter failed: ${String(error)}`);
    const cause = `The sandbox's interpreter failed: ${String(error)}`;
    const time = isoMicroseconds(run.now);
    const details: Json = { state_name: run.run.state, exception: 'Sandbox.InternalError', cause };
    const entry = { time, code: 'FlowFailed', description: 'The Flow Instance failed', details };
    run.run = { ...run.run, status: 'FAILED', details: { ...entry }, waiting: null };
    run.entries.push(entry);
    run.completion_time = time;
    dropTimers(run.run_id);
    state.runs.set(run.run_id, run);
  };

  const engine: Engine = {
    now: state.clock.now,
    begin: (run, transition) => apply(run, transition, run.now),
    send(runId, event) {
      const run = state.runs.get(runId);
      if (run === undefined || closed) return;
      const now = Math.max(run.now, state.clock.now());
      try {
        apply(run, advanceRun(run.run, withTime(event, now)), now);
      } catch (error) {
        abandon(run, error);
      }
    },
    recover() {
      for (const run of state.runs.open())
        carryOut(run, pendingEffects(run.run, Math.max(run.now, state.clock.now())));
    },
    close() {
      closed = true;
      for (const runId of [...timers.keys()]) dropTimers(runId);
    },
  };
  return engine;
}
