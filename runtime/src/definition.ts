import { elements, isObject, member, textMember } from './json.ts';
import { measure } from './measure.ts';
import { STATE_TYPES } from './states/index.ts';
import type { Json, JsonObject } from './types.ts';

export function stateNamed(definition: Json, name: string): JsonObject | undefined {
  const state = member(member(definition, 'States'), name);
  return isObject(state) ? state : undefined;
}

/**
 * Why a definition cannot be run at all, in a sentence; undefined where it can. The service refuses such a
 * definition when it is deployed, so a run of it never exists there.
 */
export function definitionProblem(definition: Json): string | undefined {
  if (!measure(definition)) return 'The definition is nested too deeply.';
  const states = member(definition, 'States');
  if (!isObject(states)) return "The definition has no object 'States'.";
  const start = textMember(definition, 'StartAt');
  if (start === undefined || !Object.hasOwn(states, start)) return missing('StartAt', start);
  for (const [name, state] of Object.entries(states)) {
    const problem = stateProblem(state, states);
    if (problem !== undefined) return `State '${name}': ${problem}`;
  }
  return undefined;
}

function stateProblem(state: Json, states: JsonObject): string | undefined {
  const type = textMember(state, 'Type');
  if (type === undefined || !STATE_TYPES.has(type)) return `'${type ?? ''}' is not a Type of state.`;
  for (const [field, target] of targets(state)) {
    if (typeof target !== 'string' || !Object.hasOwn(states, target)) return missing(field, target);
  }
  const mayEnd = type === 'Choice' || type === 'Fail';
  if (!mayEnd && member(state, 'Next') === undefined && member(state, 'End') !== true) {
    return "it has neither 'Next' nor 'End': true.";
  }
  return undefined;
}

function targets(state: Json): [string, Json | undefined][] {
  const found: [string, Json | undefined][] = [];
  for (const field of ['Next', 'Default']) {
    if (member(state, field) !== undefined) found.push([field, member(state, field)]);
  }
  for (const field of ['Choices', 'Catch']) {
    for (const item of elements(member(state, field))) found.push([`Next in ${field}`, member(item, 'Next')]);
  }
  return found;
}

function missing(field: string, target: Json | undefined): string {
  return target === undefined
    ? `'${field}' is missing.`
    : `'${field}' names ${JSON.stringify(target)}, which is not a state.`;
}
