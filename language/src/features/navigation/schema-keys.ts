import { type TextFile, treeOf } from '../../document/text-file.ts';
import type { Span } from '../../json/text.ts';
import { elements, type JsonNode, members, stringValue } from '../../json/tree.ts';
import { referred } from '../../schema/declaration.ts';
import { keyword } from '../../schema/keywords.ts';
import { isMisplaced } from '../../schema/misplaced.ts';
import { isPicked } from '../../schema/web-form.ts';
import { type KeyPath, keyPath } from './key-path.ts';
import { keysIn } from './keys-in.ts';
import { writtenIn } from './mention.ts';
import type { Written } from './written.ts';

/** A string in an input schema that names a property of the input. */
export interface SchemaKey {
  written: Written;
  /** The ways to the property: a schema that is referred to holds in several places. */
  paths: KeyPath[];
  /** It declares the property; else it is on a list, or in an example. */
  declares: boolean;
  /** Why the name has to stay: the picker of a web form fills it in, or its schema is inside of itself. */
  fixed: 'picker' | 'circle' | undefined;
}

/** More places are not looked at: references multiply. */
const MAX_PLACES = 20_000;

const OF_ELEMENTS: ReadonlySet<string> = new Set([
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
]);

const known = new WeakMap<TextFile, readonly SchemaKey[]>();

/** All that names properties in an input schema. */
export function schemaKeys(file: TextFile): readonly SchemaKey[] {
  let keys = known.get(file);
  if (!keys) {
    const { root } = treeOf(file);
    keys = root ? new Reader(root).keys() : [];
    known.set(file, keys);
  }
  return keys;
}

class Reader {
  readonly #root: JsonNode;
  /** By where they stand. */
  readonly #found = new Map<number, SchemaKey>();
  /** The schemas around the place that is looked at, and those that contain themselves. */
  readonly #around = new Set<JsonNode>();
  readonly #circles = new Set<JsonNode>();
  #places = 0;

  constructor(root: JsonNode) {
    this.#root = root;
  }

  keys(): SchemaKey[] {
    this.#schema(this.#root, []);
    const found = [...this.#found.values()];
    for (const key of found)
      for (const circle of this.#circles) if (covers(circle, key.written.node)) key.fixed ??= 'circle';
    return found;
  }

  #schema(schema: JsonNode, path: KeyPath): void {
    if (this.#around.has(schema) || this.#places++ > MAX_PLACES) {
      this.#circles.add(schema);
      return;
    }
    this.#around.add(schema);
    for (const { name, value } of members(schema)) if (value) this.#keyword(schema, name, value, path);
    this.#around.delete(schema);
  }

  #keyword(schema: JsonNode, name: string, value: JsonNode, path: KeyPath): void {
    const { kind, sameValue } = keyword(name) ?? {};
    const inside = sameValue ? path : OF_ELEMENTS.has(name) ? [...path, 0] : undefined;
    switch (kind) {
      case 'schema':
      case 'schemas':
      case 'schema-or-schemas':
        // What holds for properties without a name has none to follow.
        if (inside)
          for (const inner of value.type === 'array' ? elements(value) : [value]) this.#schema(inner, inside);
        break;
      case 'schemas-by-name':
        if (name === 'properties') this.#properties(schema, value, path);
        else if (sameValue) this.#dependents(schema, value, path);
        break;
      case 'schemas-or-names-by-name':
      case 'names-by-name':
        this.#dependents(schema, value, path);
        break;
      case 'names':
        for (const element of elements(value)) this.#name(schema, element, path, false);
        break;
      case 'reference': {
        const target = referred(this.#root, stringValue(value));
        if (target) this.#schema(target, path);
        break;
      }
      case 'any':
        this.#example(value, path);
        break;
      case 'list':
      case 'values':
        for (const element of elements(value)) this.#example(element, path);
        break;
    }
  }

  #properties(schema: JsonNode, properties: JsonNode, path: KeyPath): void {
    for (const property of members(properties)) {
      const { name, key, value } = property;
      if (isMisplaced(property)) continue;
      this.#name(schema, key, path, true);
      if (value) this.#schema(value, [...path, name]);
    }
  }

  /** What depends on properties: the names of others, or schemas for the same value. */
  #dependents(schema: JsonNode, dependents: JsonNode, path: KeyPath): void {
    for (const { key, value } of members(dependents)) {
      this.#name(schema, key, path, false);
      for (const element of elements(value)) this.#name(schema, element, path, false);
      if (value?.type === 'object') this.#schema(value, path);
    }
  }

  #name(schema: JsonNode, node: JsonNode, path: KeyPath, declares: boolean): void {
    const name = stringValue(node);
    if (name === undefined) return;
    const fixed = isPicked(schema, name) ? 'picker' : undefined;
    this.#add({ written: writtenIn(node), paths: [[...path, name]], declares, fixed });
  }

  #example(value: JsonNode, path: KeyPath): void {
    for (const { steps, key } of keysIn(value, path, false))
      this.#add({ written: writtenIn(key), paths: [keyPath(steps)], declares: false, fixed: undefined });
  }

  #add(key: SchemaKey): void {
    const { offset } = key.written.node;
    const before = this.#found.get(offset);
    if (!before) this.#found.set(offset, key);
    else before.paths.push(...key.paths);
  }
}

function covers(outer: Span, { offset }: Span): boolean {
  return outer.offset <= offset && offset < outer.offset + outer.length;
}
