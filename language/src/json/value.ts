import type { JsonNode } from './tree.ts';

/** The JSON value of a node; of duplicate members the last counts. */
export function plainValue(node: JsonNode): unknown {
  if (node.type === 'array') return node.elements.map(plainValue);
  if (node.type === 'object')
    return Object.fromEntries(node.members.map(m => [m.name, m.value ? plainValue(m.value) : null]));
  return node.value;
}
