import { stateNamed } from '../definition.ts';
import { elements, isObject, member, textMember } from '../json.ts';
import type { Exit, Json, JsonObject } from '../types.ts';

/** A way out of a state, and where it leads; undefined for the end of the run. */
export interface WayOut {
  exit: Exit;
  to: string | undefined;
}

/** All ways out of a state that its text gives, in the order in which they are tried. */
export function waysOut(state: JsonObject): WayOut[] {
  const ways: WayOut[] = [];
  const add = (exit: Exit, owner: Json, name: string) => {
    const to = textMember(owner, name);
    if (to !== undefined) ways.push({ exit, to });
  };
  for (const [index, rule] of elements(state.Choices).entries()) add(`choice[${index}]`, rule, 'Next');
  add('default', state, 'Default');
  add('next', state, 'Next');
  if (state.End === true) ways.push({ exit: 'end', to: undefined });
  for (const [index, catcher] of elements(state.Catch).entries()) add(`catch[${index}]`, catcher, 'Next');
  return ways;
}

/** The state that a way out leads to. */
export function exitTarget(definition: Json, state: string, exit: Exit): string | undefined {
  return waysOut(stateNamed(definition, state) ?? {}).find(way => way.exit === exit)?.to;
}

/** The states of a definition in the order of its text. */
export function statesOf(definition: Json): [string, JsonObject][] {
  const states = member(definition, 'States');
  return Object.entries(isObject(states) ? states : {}).flatMap(([name, state]) =>
    isObject(state) ? [[name, state]] : [],
  );
}
