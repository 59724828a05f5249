import { type JsonNode, memberOf } from './tree.ts';

/** The way from the root to a value: member names and element indexes. */
export type Pointer = readonly (string | number)[];

/** The pointer of a value, or of the value that a key names, read from its parents. */
export function pointerOf(node: JsonNode): Pointer {
  const steps: (string | number)[] = [];
  for (let at: JsonNode | undefined = node; at?.parent; at = at.parent)
    steps.push(at.parent.type === 'array' ? at.parent.elements.indexOf(at) : (memberOf(at)?.name ?? ''));
  return steps.reverse();
}
