import type { Span } from './text.ts';
import { elements, type JsonNode, memberOf, members } from './tree.ts';

/** The way from the root to a value: member names and element indexes. */
export type Pointer = readonly (string | number)[];

/** The pointer of a value, or of the value that a key names, read from its parents. */
export function pointerOf(node: JsonNode): Pointer {
  const steps: (string | number)[] = [];
  for (let at: JsonNode | undefined = node; at?.parent; at = at.parent)
    steps.push(at.parent.type === 'array' ? at.parent.elements.indexOf(at) : (memberOf(at)?.name ?? ''));
  return steps.reverse();
}

/** The pointer of the innermost value that covers a span; a span on a key stands for the value that it names. */
export function pointerAt(root: JsonNode | undefined, span: Span): Pointer {
  const steps: (string | number)[] = [];
  for (let at = root; at; ) {
    const member = members(at).find(({ node }) => covers(node, span));
    const element = elements(at).findIndex(node => covers(node, span));
    if (member) steps.push(member.name);
    else if (element >= 0) steps.push(element);
    const inside: JsonNode | undefined = member ? member.value : elements(at)[element];
    at = inside && covers(inside, span) ? inside : undefined;
  }
  return steps;
}

/** A pointer as RFC 6901 writes it: `/States/Copy/Next`; the whole document is the empty text. */
export function toJsonPointer(pointer: Pointer): string {
  return pointer.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function covers(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}
