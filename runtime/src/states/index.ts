import type { StateType } from '../step.ts';
import { action } from './action.ts';
import { choice } from './choice.ts';
import { expressionEval } from './expression-eval.ts';
import { fail } from './fail.ts';
import { pass } from './pass.ts';
import { wait } from './wait.ts';
import { awaitWebInput, createWebInput } from './web-input.ts';

/** What each `Type` of state does. */
export const STATE_TYPES: ReadonlyMap<string, StateType> = new Map([
  ['Action', action],
  ['Choice', choice],
  ['ExpressionEval', expressionEval],
  ['Pass', pass],
  ['Wait', wait],
  ['Fail', fail],
  ['CreateWebInput', createWebInput],
  ['AwaitWebInput', awaitWebInput],
]);
