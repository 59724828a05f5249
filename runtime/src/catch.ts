import type { FlowError } from './flow-error.ts';
import { elements, member, textMember } from './json.ts';
import { place } from './result-path.ts';
import type { Step } from './step.ts';
import type { Exit, Json } from './types.ts';

/**
 * Where a state's Catch leads after an error, and with which payload; undefined where nothing catches it. Catchers
 * are asked in order, names compared exactly [A]. Without a ResultPath the error replaces the whole payload [D].
 *
 * @throws FlowError States.ResultPathMatchFailure where the error cannot be placed
 */
export function caught(
  step: Step,
  error: FlowError,
): { payload: Json; next: string; exit: Exit } | undefined {
  const catchers = elements(member(step.state, 'Catch'));
  const index = catchers.findIndex(c => catches(step, c, error));
  const catcher = catchers[index];
  const next = textMember(catcher, 'Next');
  if (next === undefined) return undefined;
  const { caughtErrorShape } = step.settings;
  step.warn(
    `its Catch took ${error.exception}. What Flows then places at the ResultPath is not documented; here it is an object with ${caughtErrorShape === 'Error/Cause' ? 'Error and Cause' : 'state_name, exception and cause'}.`,
  );
  const value: Json =
    caughtErrorShape === 'Error/Cause'
      ? { Error: error.exception ?? null, Cause: error.causeText ?? null }
      : error.details(step.name);
  return {
    payload: place(member(catcher, 'ResultPath'), value, step.payload),
    next,
    exit: `catch[${index}]`,
  };
}

function catches(step: Step, catcher: Json, error: FlowError): boolean {
  const names = elements(member(catcher, 'ErrorEquals'));
  const named = names.some(name => name === error.exception);
  if (error.origin === 'engine') {
    if (!named) return false;
    const can = step.settings.runtimeErrorsCatchable === 'by-name';
    step.warn(
      `its Catch names ${error.exception}, an error of Flows itself. Whether a state can catch that is not documented; here it ${can ? 'can' : 'cannot'}.`,
    );
    return can;
  }
  if (error.origin !== 'action' && error.origin !== 'web-input') return false;
  if (named || !names.includes('States.ALL')) return named;
  return error.origin === 'web-input' || step.settings.statesAllMatchesActionErrors;
}
