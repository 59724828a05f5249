import { insertMembers } from '../../json/layout.ts';
import type { Edit } from '../../json/text.ts';
import { type JsonNode, member } from '../../json/tree.ts';
import { isRecord, type JsonRecord } from '../../schema/json-value.ts';

/** Adds what an object lacks of a value, at any depth; what is there stays. */
export function mergeValue(text: string, node: JsonNode, wanted: JsonRecord): Edit[] {
  if (node.type !== 'object') return [];
  const entries = Object.entries(wanted);
  const inner = entries.flatMap(([name, value]) => {
    const known = member(node, name)?.value;
    return known && isRecord(value) ? mergeValue(text, known, value) : [];
  });
  const missing = entries.filter(([name]) => !member(node, name));
  return [...inner, ...insertMembers({ text, node }, missing)];
}
