import { parsePath } from '../../../language/src/index.ts';
import { ExpressionError } from '../expression/error.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { FlowError } from '../flow-error.ts';
import { isObject } from '../json.ts';
import { type Location, readPath, type Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { scopeOf } from './phases.ts';
import type { RunFacts } from './timeline.ts';

/** The answer to what a person asks about a payload, or why there is none. */
export type Answer = { value: Json } | { problem: string };

/** The value of a JSONPath, or of an expression: what starts with `$` is a path. */
export function inquire(text: string, scope: Scope): Answer {
  const asked = text.trim();
  try {
    const value = asked.startsWith('$') ? readPath(asked, scope) : evaluateExpression(asked, scope);
    return value === undefined ? { problem: `The path '${asked}' leads nowhere here.` } : { value };
  } catch (error) {
    if (error instanceof FlowError || error instanceof ExpressionError) return { problem: error.message };
    throw error;
  }
}

/** What conditions and messages of breakpoints see: the payload, and in `_state` and `_visit` where the run is. */
export function breakpointScope(facts: RunFacts, payload: Json, state: string, visit: number): Scope {
  const around = { _state: state, _visit: visit };
  return scopeOf(facts, isObject(payload) ? { ...around, ...payload } : around);
}

/** A message with each `{expression}` in it replaced by its value. */
export function interpolate(message: string, scope: Scope): string {
  return message.replaceAll(/\{([^{}]+)\}/g, (_, asked: string) => {
    const answer = inquire(asked, scope);
    if ('problem' in answer) return `{${answer.problem}}`;
    return typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value);
  });
}

/** The steps of a path to one place; undefined for any other text. */
export function locationOf(text: string): Location | undefined {
  const path = parsePath(text.trim());
  return path.definite && path.problems.length === 0 ? path.steps : undefined;
}
