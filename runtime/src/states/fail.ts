import { FlowError } from '../flow-error.ts';
import { member } from '../json.ts';
import { requirePath } from '../path.ts';
import type { StateType, Step } from '../step.ts';

/** Ends the run as failed, with the author's words. Nothing can catch it. */
export const fail: StateType = {
  mayCatch: false,
  enter(step) {
    step.started(step.payload);
    throw new FlowError('fail', words(step, 'Error'), words(step, 'Cause'));
  },
};

function words(step: Step, field: 'Error' | 'Cause'): string | undefined {
  const path = member(step.state, `${field}Path`);
  const value =
    path === undefined ? member(step.state, field) : requirePath(path, `${field}Path`, step.scope);
  if (value === undefined || typeof value === 'string') return value;
  step.warn(
    `its ${field} is not a string. What Flows makes of that is not documented; here it becomes JSON text.`,
  );
  return JSON.stringify(value);
}
