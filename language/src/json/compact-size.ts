import type { JsonNode } from './tree.ts';

/** How many bytes a value takes as JSON without blanks, in UTF-8. */
export function compactSize(node: JsonNode): number {
  if (node.type === 'object') {
    // A colon each, commas between them.
    let size = 1 + Math.max(1, node.members.length);
    for (const { name, value } of node.members)
      size += stringSize(name) + 1 + (value ? compactSize(value) : 0);
    return size;
  }
  if (node.type === 'array') {
    let size = 1 + Math.max(1, node.elements.length);
    for (const element of node.elements) size += compactSize(element);
    return size;
  }
  return typeof node.value === 'string' ? stringSize(node.value) : String(node.value).length;
}

function stringSize(text: string): number {
  let size = 2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20) size += code === 0x0a || code === 0x0d || code === 0x09 ? 2 : 6;
    else if (code < 0x80) size += code === 0x22 || code === 0x5c ? 2 : 1;
    // A surrogate is half of a character of four bytes.
    else size += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return size;
}
