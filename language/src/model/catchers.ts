import { elements, type JsonNode, member, stringValue } from '../json/tree.ts';
import type { Unit } from './unit.ts';

/** An entry of `Catch`, with the exceptions that it names. */
export interface CatcherNames {
  node: JsonNode;
  /** `ErrorEquals`, if it is a list. */
  list: JsonNode | undefined;
  names: readonly ErrorName[];
}

export interface ErrorName {
  name: string;
  node: JsonNode;
}

/** Every exception that is not one of the engine's own; alone and last, in the languages that Flows follows [OBS]. */
export const CATCH_ALL = 'States.ALL';

/** What the engine itself raises: no catch-all takes it [OBS]. */
export const ENGINE_ERROR = 'States.Runtime';

const NONE: readonly CatcherNames[] = [];

/** The catchers of a state, in their order. */
export function catchersOf({ state }: Unit): readonly CatcherNames[] {
  const all = state?.fields.get('Catch')?.value;
  if (!all || !(state?.type === 'Action' || isWebInput(state?.type))) return NONE;
  return elements(all).map(node => {
    const value = member(node, 'ErrorEquals')?.value;
    const list = value?.type === 'array' ? value : undefined;
    return { node, list, names: elements(list).flatMap(readName) };
  });
}

export function isWebInput(type: string | undefined): boolean {
  return type === 'CreateWebInput' || type === 'AwaitWebInput';
}

function readName(node: JsonNode): ErrorName[] {
  const name = stringValue(node);
  return name === undefined ? [] : [{ name, node }];
}
