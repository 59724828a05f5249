import type { Edit, Span } from './text.ts';
import { type JsonNode, type Member, members } from './tree.ts';

/** Takes a member out of its object together with one comma and the blank lines it leaves. */
export function removeMember(text: string, object: JsonNode, target: Member): Edit {
  const all = members(object);
  const at = all.indexOf(target);
  return removeItem(
    text,
    all.map(m => m.node),
    at,
  );
}

/** Takes the items from one index to another (both included) out of a list of members or elements. */
export function removeItem(text: string, items: readonly Span[], first: number, last = first): Edit {
  const item = items[first] ?? { offset: 0, length: 0 };
  const to = end(items[last] ?? item);
  const before = items[first - 1];
  const after = items[last + 1];
  if (after) return { span: { offset: item.offset, length: after.offset - item.offset }, newText: '' };
  if (before) return { span: { offset: end(before), length: to - end(before) }, newText: '' };
  return { span: blanksAround(text, { offset: item.offset, length: to - item.offset }), newText: '' };
}

/** Adds a member at the end of an object, formatted like the members that are there. `value` is JSON text. */
export function addMember(text: string, object: JsonNode, name: string, value: string): Edit {
  const last = members(object).at(-1);
  const line = `${JSON.stringify(name)}: ${value}`;
  if (!last) {
    const indent = `${lineIndent(text, object.offset)}  `;
    const close = end(object) - 1;
    const newText = newline(text) + indent + line + newline(text) + lineIndent(text, object.offset);
    return { span: { offset: object.offset + 1, length: Math.max(0, close - object.offset - 1) }, newText };
  }
  const oneLine = !text.slice(object.offset, last.node.offset).includes('\n');
  const separator = oneLine ? ', ' : `,${newline(text)}${lineIndent(text, last.node.offset)}`;
  return { span: { offset: end(last.node), length: 0 }, newText: separator + line };
}

/** Replaces a node by JSON text. */
export function replaceNode(node: Span, newText: string): Edit {
  return { span: { offset: node.offset, length: node.length }, newText };
}

/** Replaces a member's key. */
export function renameKey(target: Member, name: string): Edit {
  return replaceNode(target.key, JSON.stringify(name));
}

export function end(node: Span): number {
  return node.offset + node.length;
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function blanksAround(text: string, node: Span): Span {
  let from = node.offset;
  let to = end(node);
  while (/\s/.test(text.charAt(from - 1))) from--;
  while (/\s/.test(text.charAt(to))) to++;
  return { offset: from, length: to - from };
}
