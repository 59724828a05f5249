import { elements, type JsonNode, members } from './tree.ts';

/**
 * The plain value of a node. Of equal keys the last counts; a member that is still being typed is left out.
 * `seen` is told what every object inside has become.
 */
export function plainValue(node: JsonNode, seen?: Map<JsonNode, Readonly<Record<string, unknown>>>): unknown {
  if (node.type === 'array') return elements(node).map(element => plainValue(element, seen));
  if (node.type !== 'object') return node.value;
  const record: Record<string, unknown> = {};
  for (const { name, value } of members(node)) {
    if (!value) continue;
    const plain = plainValue(value, seen);
    if (name === '__proto__') Object.defineProperty(record, name, { value: plain, enumerable: true });
    else record[name] = plain;
  }
  seen?.set(node, record);
  return record;
}
