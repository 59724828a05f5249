import { FlowError } from '../flow-error.ts';
import { isObject, member, textMember } from '../json.ts';
import { evaluateParameters, selectInput } from '../parameters.ts';
import { redact } from '../redact.ts';
import { finish, type Outcome, requestId, type StateType, type Step, until } from '../step.ts';
import type { ActionStatus, Effect, Json, JsonObject, RunContext, Waiting } from '../types.ts';

type ActionWaiting = Waiting & { kind: 'action' };

const DEFAULT_WAIT_TIME = 300;

/** Has an action provider do something; its whole status document is the result [O 2023]. */
export const action: StateType = {
  mayCatch: true,
  enter(step) {
    const body = requestBody(step);
    const waitTime = member(step.state, 'WaitTime');
    const seconds = typeof waitTime === 'number' ? waitTime : DEFAULT_WAIT_TIME;
    const deadline = step.now + seconds * 1000;
    const waiting: ActionWaiting = {
      kind: 'action',
      ...provider(step.state),
      body,
      last: null,
      polls: 0,
      deadline,
    };
    for (const effect of start(step.context, step.visit, step.name, waiting, step.now)) step.emit(effect);
    return { kind: 'waiting', waiting };
  },
  react(step, waiting, event) {
    if (waiting.kind !== 'action') return undefined;
    switch (event.type) {
      case 'action-status':
        return reported(step, waiting, event.status);
      case 'action-refused':
        // Once the action runs, a poll that fails says nothing about it: ask again until WaitTime is over.
        if (waiting.last) return poll(step, waiting);
        throw new FlowError('action', event.exception ?? 'ActionUnableToRun', event.cause);
      case 'wake':
        return woken(step, waiting);
      case 'resume':
        return resumed(step, waiting);
      default:
        return undefined;
    }
  },
  pending(run, waiting, now) {
    if (waiting.kind !== 'action' || run.status === 'INACTIVE') return [];
    if (!waiting.last) return start(run.context, run.visit, run.state ?? '', waiting, now);
    return [pollEffect(run.visit, waiting, waiting.last, 0), deadlineEffect(run.visit, waiting, now)];
  },
};

/** Works out the body and writes ActionStarted, which shows the body and not the payload [O 2020-2024]. */
function requestBody(step: Step): Json {
  const parameters = member(step.state, 'Parameters');
  if (parameters !== undefined) return evaluateParameters(step, parameters, step.payload, step.started);
  const body = selectInput(step);
  step.started(body);
  return body;
}

function provider(state: JsonObject): {
  url: string;
  handler: Json | null;
  scope: string | null;
  runAs: string;
} {
  const handler = member(state, 'Handler') ?? null;
  const plain = typeof handler === 'string' && /^https?:/.test(handler) ? handler : undefined;
  const url = textMember(state, 'ActionUrl') ?? textMember(handler, 'Url') ?? plain ?? '';
  return {
    url: url.replace(/\/+$/, ''),
    handler,
    scope: textMember(state, 'ActionScope') ?? textMember(handler, 'Scope') ?? null,
    runAs: textMember(state, 'RunAs') ?? 'User',
  };
}

function start(
  context: RunContext,
  visit: number,
  state: string,
  waiting: ActionWaiting,
  now: number,
): Effect[] {
  const { url, handler, scope, runAs, body } = waiting;
  return [
    {
      type: 'run-action',
      visit,
      state,
      url,
      handler,
      scope,
      runAs,
      body,
      requestId: requestId(context, visit),
    },
    deadlineEffect(visit, waiting, now),
  ];
}

function deadlineEffect(visit: number, waiting: ActionWaiting, now: number): Effect {
  return { type: 'wake', visit, after: until(waiting.deadline, now) };
}

function pollEffect(visit: number, waiting: ActionWaiting, last: ActionStatus, after: number): Effect {
  return { type: 'poll-action', visit, url: waiting.url, actionId: last.action_id, after };
}

function reported(step: Step, waiting: ActionWaiting, status: ActionStatus): Outcome {
  const last = { ...waiting, last: status };
  if (status.status === 'ACTIVE') return poll(step, last);
  if (status.status === 'INACTIVE') {
    // Whether the time that a person takes counts against WaitTime is not known; here it does not.
    const left = { ...last, deadline: waiting.deadline - step.now };
    return { kind: 'inactive', waiting: left, details: inactiveDetails(step, status) };
  }
  step.emit({ type: 'release-action', url: waiting.url, actionId: status.action_id });
  if (status.status === 'FAILED' && raises(step)) {
    throw new FlowError('action', 'ActionFailedException', causeOf(status));
  }
  return finish(step, { ...status, state_name: step.name });
}

function raises(step: Step): boolean {
  const given = member(step.state, 'ExceptionOnActionFailure');
  if (typeof given === 'boolean') return given;
  const raised = step.settings.exceptionOnActionFailureDefault;
  step.warn(
    `its action failed and it does not say what then. Whether that raises ActionFailedException is documented both ways; here it ${raised ? 'does' : 'does not'}. Set ExceptionOnActionFailure.`,
  );
  return raised;
}

/** The status document as JSON text; the form of 2026 is inferred from that of 2020. */
function causeOf(status: ActionStatus): string {
  return JSON.stringify(redact(status));
}

/** Asks again later, ever less often [D], up to the end of WaitTime. */
function poll(step: Step, waiting: ActionWaiting): Outcome {
  const { initial, factor, max } = step.settings.polling;
  const after = Math.min(max, initial * factor ** waiting.polls);
  if (waiting.last && step.now + after <= waiting.deadline) {
    step.emit(pollEffect(step.visit, waiting, waiting.last, after));
  }
  return { kind: 'waiting', waiting: { ...waiting, polls: waiting.polls + 1 } };
}

function woken(step: Step, waiting: ActionWaiting): Outcome {
  if (step.now < waiting.deadline) {
    step.emit(deadlineEffect(step.visit, waiting, step.now));
    return { kind: 'waiting', waiting };
  }
  const { last, url } = waiting;
  if (last) step.emit({ type: 'cancel-action', url, actionId: last.action_id });
  const cause = last ? causeOf(last) : 'The action provider did not answer within the WaitTime of the state.';
  throw new FlowError('action', 'ActionTimeout', cause);
}

function resumed(step: Step, waiting: ActionWaiting): Outcome {
  const again: ActionWaiting = { ...waiting, deadline: step.now + waiting.deadline, polls: 0 };
  if (waiting.last) step.emit(pollEffect(step.visit, waiting, waiting.last, 0));
  step.emit(deadlineEffect(step.visit, again, step.now));
  return { kind: 'waiting', waiting: again };
}

/** The `details` of an INACTIVE run [O, fixture of the official CLI]. */
function inactiveDetails(step: Step, status: ActionStatus): Json {
  const { details } = status;
  const told: [string, Json][] = [];
  for (const key of ['code', 'description', 'required_scope', 'authorization_parameters']) {
    const value = isObject(details) ? member(details, key) : undefined;
    if (value !== undefined) told.push([key, value]);
  }
  return {
    ...Object.fromEntries(told),
    state_name: step.name,
    action_statuses: [{ ...status, state_name: step.name }],
  };
}
