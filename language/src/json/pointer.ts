import type { JsonNode } from './tree.ts';

/** The way from the root to a value: member names and element indexes. */
export type Pointer = readonly (string | number)[];

/** The pointer of a node, read from its parents. */
export function pointerOf(node: JsonNode): Pointer {
  const steps: (string | number)[] = [];
  for (let at: JsonNode | undefined = node; at?.parent; at = at.parent) {
    const parent: JsonNode = at.parent;
    if (parent.type === 'array') steps.push((parent.children ?? []).indexOf(at));
    else if (parent.type === 'property') steps.push(String(parent.children?.[0]?.value));
  }
  return steps.reverse();
}
