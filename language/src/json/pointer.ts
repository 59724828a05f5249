import type { Span } from './text.ts';
import { elements, type JsonNode, type Member, memberOf, members } from './tree.ts';

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

/**
 * The place that an RFC 6901 pointer names: the key of a member, an element, or the whole document. Where a step leads
 * nowhere, that of the steps before it.
 */
export function placeAt(root: JsonNode, pointer: string): JsonNode {
  let place = root;
  let value: JsonNode | undefined = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const member: Member | undefined = members(value).find(m => m.name === name);
    const element: JsonNode | undefined = elements(value)[Number(name)];
    const found = member?.key ?? element;
    if (!found) break;
    place = found;
    value = member ? member.value : element;
  }
  return place;
}

/** A pointer as RFC 6901 writes it: `/States/Copy/Next`; the whole document is the empty text. */
export function toJsonPointer(pointer: Pointer): string {
  return pointer.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function covers(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}
