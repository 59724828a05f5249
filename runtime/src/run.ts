import { definitionProblem } from './definition.ts';
import { Draft } from './draft.ts';
import { runtimeError } from './flow-error.ts';
import { textMember } from './json.ts';
import { measure } from './measure.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { STATE_TYPES } from './states/index.ts';
import type { Effect, Json, Run, RunContext, RunEvent, Transition } from './types.ts';

/** A transition that goes no further than one state: `next` is the state that the run enters then. */
export interface Stepped extends Transition {
  next: string | null;
}

/**
 * Starts a run and lets it go on as far as it can without the outside world. Whether the input fits the input
 * schema is checked before (`validateInput`). A definition that cannot be run gives a run that has FAILED.
 *
 * @param now milliseconds since 1970
 */
export function beginRun(
  definition: Json,
  input: Json,
  context: RunContext,
  now: number,
  settings: Partial<Settings> = {},
): Transition {
  const { draft, next } = begin(definition, input, context, now, settings);
  return goOn(draft, next);
}

/** Lets the run go on after an event. Events of an earlier visit, or for a run that has ended, change nothing. */
export function advanceRun(run: Run, event: RunEvent): Transition {
  const draft = Draft.of(run, event.now);
  return goOn(draft, react(draft, run, event));
}

/** `beginRun` for one who takes the run from state to state: no state is entered yet. */
export function beginStepwise(...args: Parameters<typeof beginRun>): Stepped {
  const { draft, next } = begin(...args);
  return { ...draft.transition(), next };
}

/** Enters a state, whatever the run did before. */
export function enterState(run: Run, state: string, now: number): Stepped {
  const draft = Draft.of(run, now);
  const next = draft.enter(state);
  return { ...draft.transition(), next };
}

/** `advanceRun` for one who takes the run from state to state. */
export function advanceStepwise(run: Run, event: RunEvent): Stepped {
  const draft = Draft.of(run, event.now);
  const next = react(draft, run, event);
  return { ...draft.transition(), next };
}

function begin(
  definition: Json,
  input: Json,
  context: RunContext,
  now: number,
  settings: Partial<Settings> = {},
): { draft: Draft; next: string | null } {
  const fits = measure(input) !== undefined;
  const problem = fits ? definitionProblem(definition) : 'The input of the run is nested too deeply.';
  const draft = Draft.begin(definition, fits ? input : null, context, now, {
    ...defaultSettings,
    ...settings,
  });
  if (problem !== undefined) draft.fail(runtimeError(problem));
  const begun = problem === undefined && draft.start();
  return { draft, next: begun ? (textMember(definition, 'StartAt') ?? '') : null };
}

function react(draft: Draft, run: Run, event: RunEvent): string | null {
  if (run.waiting?.kind === 'abandoned-action') draft.cancelAbandoned(event);
  else if (run.status === 'ACTIVE' || run.status === 'INACTIVE') return draft.react(event);
  return null;
}

/** Enters states as long as nothing has to be waited for. */
function goOn(draft: Draft, first: string | null): Transition {
  for (let next = first; next !== null; ) next = draft.enter(next);
  return draft.transition();
}

/** What the host has to do again after a restart so that the run goes on. */
export function pendingEffects(run: Run, now: number): Effect[] {
  const type = textMember(Draft.of(run, now).currentState(), 'Type');
  return run.waiting ? (STATE_TYPES.get(type ?? '')?.pending?.(run, run.waiting, now) ?? []) : [];
}

/** The id of the web input that the run waits for: `blocking_web_input_id` of the run document [D]. */
export function blockingWebInput(run: Run): string | null {
  return run.waiting?.kind === 'await-web-input' ? run.waiting.webInputId : null;
}
