import type { Span } from './text.ts';
import type { JsonNode } from './tree.ts';

/** The innermost key or value at an offset; both ends of a node belong to it. */
export function nodeAround(root: JsonNode | undefined, offset: number): JsonNode | undefined {
  let node = root;
  for (let inner = node; inner; inner = childAt(inner, offset)) node = inner;
  return node;
}

function childAt(node: JsonNode, offset: number): JsonNode | undefined {
  for (const member of node.members) {
    if (covers(member, offset)) return member.key;
    if (member.value && covers(member.value, offset)) return member.value;
  }
  return node.elements.find(element => covers(element, offset));
}

function covers(node: Span, offset: number): boolean {
  return node.offset <= offset && offset <= node.offset + node.length;
}
