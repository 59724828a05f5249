import type { Span } from './text.ts';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** One value of the tolerant JSON tree, or the key of a member. It covers the text from `offset` on. */
export interface JsonNode {
  type: JsonType;
  offset: number;
  length: number;
  /** Of a scalar. */
  value: string | number | boolean | null | undefined;
  /** Of an object, in document order, duplicates included; empty for anything else. */
  members: Member[];
  /** Of an array; empty for anything else. */
  elements: JsonNode[];
  /** The object or array that it stands in, as a key, a value or an element. */
  parent: JsonNode | undefined;
}

/** A member of an object; `value` is absent while it is still being typed. */
export class Member {
  readonly name: string;
  readonly object: JsonNode;
  value: JsonNode | undefined;
  /** Where the key stands, with its quotes. */
  offset: number;
  length: number;
  #key: JsonNode | undefined;

  constructor(name: string, object: JsonNode, value: JsonNode | undefined, offset: number, length: number) {
    this.name = name;
    this.object = object;
    this.value = value;
    this.offset = offset;
    this.length = length;
  }

  /** The key as a node of the tree; few are ever asked for. */
  get key(): JsonNode {
    this.#key ??= {
      type: 'string',
      offset: this.offset,
      length: this.length,
      value: this.name,
      members: NO_MEMBERS,
      elements: NO_ELEMENTS,
      parent: this.object,
    };
    return this.#key;
  }

  /** From the key to the end of the value. */
  get node(): Span {
    const end = this.value ? this.value.offset + this.value.length : this.offset + this.length;
    return { offset: this.offset, length: end - this.offset };
  }
}

/** What has no members, or no elements, shares these. */
export const NO_MEMBERS: Member[] = [];
export const NO_ELEMENTS: JsonNode[] = [];

/** The members of an object in document order, duplicates included; none for anything but an object. */
export function members(node: JsonNode | undefined): readonly Member[] {
  return node?.members ?? NO_MEMBERS;
}

/** The member of that name; of duplicates the last, as every JSON reader takes it. */
export function member(node: JsonNode | undefined, name: string): Member | undefined {
  if (!node) return undefined;
  for (let i = node.members.length - 1; i >= 0; i--) {
    const found = node.members[i];
    if (found?.name === name) return found;
  }
  return undefined;
}

/** The members of an object by name. They are few, so they are looked through. */
export class Fields {
  readonly #node: JsonNode | undefined;

  constructor(node: JsonNode | undefined) {
    this.#node = node;
  }

  /** The member of that name; of duplicates the last. */
  get(name: string): Member | undefined {
    return member(this.#node, name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

/** The elements of an array; none for anything else. */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.elements ?? NO_ELEMENTS;
}

export function stringValue(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;
}

/** The values directly inside a value, in document order. */
export function* values(node: JsonNode): Generator<JsonNode> {
  for (const { value } of node.members) if (value) yield value;
  yield* node.elements;
}

/** The member that a key or a value belongs to; undefined for an element and for the root. */
export function memberOf(node: JsonNode): Member | undefined {
  return node.parent?.members.find(m => m.key === node || m.value === node);
}
