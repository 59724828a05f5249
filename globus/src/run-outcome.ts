import { authRequirements } from './auth-requirements.ts';
import { fieldsOf, itemsOf, textOf } from './json.ts';
import type { Problem } from './problem.ts';
import { problem, quoted } from './problem-words.ts';
import type { FlowRun } from './run.ts';
import { requirementsProblem } from './service-problem.ts';

/** How a run stands, for people. */
export interface RunOutcome {
  /** "Succeeded", "Failed in state “Copy”", "Waits for consent in state “Copy”", "Canceled", "Running" */
  title: string;
  /** the cause, in the words of the service or the provider; "" when there is nothing to add */
  cause: string;
  /** the state concerned, where it is known */
  state?: string;
  /** what a run that failed or waits needs */
  problem?: Problem;
}

/** Reads the outcome out of a run's status and details, whatever their nesting (reference 2.11). */
export function runOutcome(run: FlowRun): RunOutcome {
  const outer = fieldsOf(run.details);
  const inner = fieldsOf(outer.details);
  const state = textOf(inner.state_name) ?? textOf(outer.state_name);
  const where = state === undefined ? {} : { state };
  switch (run.status) {
    case 'SUCCEEDED':
      return { title: 'Succeeded', cause: '' };
    case 'ACTIVE':
      return { title: 'Running', cause: '', ...where };
    case 'INACTIVE':
      return { ...waiting(run, outer, state), ...where };
    case 'FAILED':
      if (outer.code === 'FlowCanceled') return { title: 'Canceled', cause: '' };
      return { ...failed(run, outer, inner, state), ...where };
  }
}

function waiting(run: FlowRun, outer: Record<string, unknown>, state: string | undefined): RunOutcome {
  const cause = textOf(outer.description) ?? '';
  const requirements = authRequirements(run.details) ?? firstRequirements(outer.action_statuses);
  if (!requirements) return { title: `Waits${at(state)}`, cause };
  const found = requirementsProblem(requirements, `go on with the run${at(state)}`);
  const what = found.kind === 'consent' ? 'consent' : 'a new sign-in';
  return { title: `Waits for ${what}${at(state)}`, cause, problem: found };
}

/** Older documents name the requirements only with the action that has them. */
function firstRequirements(statuses: unknown) {
  return itemsOf(statuses)
    .map(status => authRequirements(fieldsOf(status).details))
    .find(found => found !== undefined);
}

function failed(
  run: FlowRun,
  outer: Record<string, unknown>,
  inner: Record<string, unknown>,
  state: string | undefined,
): RunOutcome {
  const said =
    causeText(inner.cause ?? outer.cause) || textOf(inner.description) || textOf(outer.description) || '';
  const exception = textOf(inner.exception) ?? textOf(inner.error) ?? textOf(outer.exception);
  const cause = exception && said ? `${exception}: ${said}` : (exception ?? said);
  const operation = `finish the run of ${quoted(run.flow_title || run.flow_id)}`;
  const why = `${state === undefined ? 'it failed' : `state ${quoted(state)} failed`}${cause ? `: ${cause}` : ''}`;
  const remedy = 'Its log shows what the state was given and what it answered.';
  return {
    title: `Failed${at(state)}`,
    cause,
    problem: problem({ kind: 'service', operation, why, remedy, ...(exception ? { code: exception } : {}) }),
  };
}

/** A cause is a text, or the status of the action that failed. */
function causeText(cause: unknown): string {
  if (typeof cause === 'string') return cause;
  const { details, description, message } = fieldsOf(cause);
  const deeper = fieldsOf(details);
  const texts = [
    description,
    message,
    details,
    deeper.message,
    deeper.description,
    deeper.nice_status_details,
  ];
  return texts.map(textOf).find(text => text !== undefined && text !== '') ?? '';
}

function at(state: string | undefined): string {
  return state === undefined ? '' : ` in state ${quoted(state)}`;
}
