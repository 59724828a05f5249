import { FlowError, runtimeError } from '../flow-error.ts';
import { member } from '../json.ts';
import { evaluateParameters, selectInput } from '../parameters.ts';
import { finish, requestId, type StateType, type Step } from '../step.ts';
import type { Effect, Json, RunContext } from '../types.ts';

/** Opens a question to people and goes on at once; the result names it by `web_input_id` [O]. */
export const createWebInput: StateType = {
  mayCatch: true,
  enter(step) {
    step.started(step.payload);
    const parameters = given(step);
    step.emit(creation(step.context, step.visit, step.name, parameters));
    return { kind: 'waiting', waiting: { kind: 'create-web-input', parameters } };
  },
  react(step, waiting, event) {
    if (waiting.kind !== 'create-web-input') return undefined;
    if (event.type === 'web-input-created') return finish(step, event.result);
    if (event.type === 'web-input-refused') throw runtimeError(event.cause);
    return undefined;
  },
  pending(run, waiting) {
    if (waiting.kind !== 'create-web-input') return [];
    return [creation(run.context, run.visit, run.state ?? '', waiting.parameters)];
  },
};

function creation(context: RunContext, visit: number, state: string, parameters: Json): Effect {
  return { type: 'create-web-input', visit, state, parameters, requestId: requestId(context, visit) };
}

/** Waits until a person has answered; the result has the chosen option's Value as `response` [O]. */
export const awaitWebInput: StateType = {
  mayCatch: true,
  enter(step) {
    step.started(step.payload);
    const parameters = given(step);
    // The examples write web_input_id, the schema's text says WebInputId.
    const webInputId = member(parameters, 'web_input_id') ?? member(parameters, 'WebInputId');
    if (typeof webInputId !== 'string') {
      throw runtimeError(
        "An AwaitWebInput state needs the parameter 'web_input_id', the id that CreateWebInput gave.",
      );
    }
    step.emit({ type: 'await-web-input', visit: step.visit, state: step.name, webInputId });
    return { kind: 'waiting', waiting: { kind: 'await-web-input', webInputId } };
  },
  react(step, waiting, event) {
    if (waiting.kind !== 'await-web-input') return undefined;
    if (event.type === 'web-input-answered') return finish(step, event.result);
    if (event.type === 'web-input-refused') throw runtimeError(event.cause);
    if (event.type !== 'web-input-expired') return undefined;
    throw new FlowError(
      'web-input',
      'Flows.WebInputExpired',
      `The web input ${waiting.webInputId} was not answered in time.`,
    );
  },
  pending(run, waiting) {
    if (waiting.kind !== 'await-web-input') return [];
    const { webInputId } = waiting;
    return [{ type: 'await-web-input', visit: run.visit, state: run.state ?? '', webInputId }];
  },
};

function given(step: Step): Json {
  const parameters = member(step.state, 'Parameters');
  return parameters === undefined ? selectInput(step) : evaluateParameters(step, parameters);
}
