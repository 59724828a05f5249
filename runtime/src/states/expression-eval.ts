import { member } from '../json.ts';
import { evaluateParameters } from '../parameters.ts';
import { finish, type StateType } from '../step.ts';

/** Evaluates its Parameters and places them. */
export const expressionEval: StateType = {
  mayCatch: false,
  enter(step) {
    step.started(step.payload);
    return finish(step, evaluateParameters(step, member(step.state, 'Parameters') ?? {}));
  },
};
