import type { Json, JsonObject } from '../types.ts';
import { hashKey } from './hash.ts';

/**
 * A Python value: an int is a bigint and a float is a number, so that `1` and `1.0` stay apart; the other types have
 * classes of their own.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | List
  | Tuple
  | Dict
  | PySet
  | View
  | Callable
  | Opaque;

/** A list. One that comes from the payload is read only as far as an expression looks into it. */
export class List {
  readonly source: Json[] | undefined;
  #items: Value[] | undefined;

  private constructor(source: Json[] | undefined, items: Value[] | undefined) {
    this.source = source;
    this.#items = items;
  }

  static of(items: Value[]): List {
    return new List(undefined, items);
  }

  static from(source: Json[]): List {
    return new List(source, undefined);
  }

  /** Was it looked into? If not, it still is its source. */
  get read(): boolean {
    return this.#items !== undefined;
  }

  get items(): Value[] {
    this.#items ??= (this.source ?? []).map(fromJson);
    return this.#items;
  }
}

export class Tuple {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

export interface Entry {
  key: Value;
  value: Value;
}

/** A dict, whose keys can be any hashable value. */
export class Dict {
  readonly source: JsonObject | undefined;
  #entries: Map<string, Entry> | undefined;

  private constructor(source: JsonObject | undefined, entries: Map<string, Entry> | undefined) {
    this.source = source;
    this.#entries = entries;
  }

  static empty(): Dict {
    return new Dict(undefined, new Map());
  }

  static from(source: JsonObject): Dict {
    return new Dict(source, undefined);
  }

  get read(): boolean {
    return this.#entries !== undefined;
  }

  get entries(): Map<string, Entry> {
    this.#entries ??= new Map(
      Object.entries(this.source ?? {}).map(([key, value]) => [
        hashKey(key),
        { key, value: fromJson(value) },
      ]),
    );
    return this.#entries;
  }

  get(key: Value): Value | undefined {
    return this.entries.get(hashKey(key))?.value;
  }

  /** The first spelling of a key stays, as in Python: `{1: 'a', True: 'b'}` is `{1: 'b'}`. */
  set(key: Value, value: Value): void {
    const hash = hashKey(key);
    this.entries.set(hash, { key: this.entries.get(hash)?.key ?? key, value });
  }
}

export class PySet {
  readonly items: Map<string, Value>;

  constructor(items: Iterable<Value>) {
    this.items = new Map();
    for (const item of items) {
      const hash = hashKey(item);
      if (!this.items.has(hash)) this.items.set(hash, item);
    }
  }
}

/** What `keys()`, `values()` and `items()` of a dict return. */
export class View {
  readonly kind: 'dict_keys' | 'dict_values' | 'dict_items';
  readonly dict: Dict;

  constructor(kind: View['kind'], dict: Dict) {
    this.kind = kind;
    this.dict = dict;
  }

  get items(): Value[] {
    return [...this.dict.entries.values()].map(({ key, value }) =>
      this.kind === 'dict_keys' ? key : this.kind === 'dict_values' ? value : new Tuple([key, value]),
    );
  }
}

export type Keywords = ReadonlyMap<string, Value>;

/** A function, or a method bound to its object. */
export class Callable {
  readonly name: string;
  readonly call: (args: readonly Value[], keywords: Keywords) => Value;

  constructor(name: string, call: (args: readonly Value[], keywords: Keywords) => Value) {
    this.name = name;
    this.call = call;
  }
}

/** A value that expressions can make but do nothing with: bytes, complex numbers, `...`. */
export class Opaque {
  readonly type: 'bytes' | 'complex' | 'ellipsis';
  readonly text: string;

  constructor(type: Opaque['type'], text: string) {
    this.type = type;
    this.text = text;
  }
}

/** Numbers of JSON.parse do not tell `1` from `1.0`: a whole number is an int. */
export function fromJson(value: Json): Value {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value) : value;
  if (Array.isArray(value)) return List.from(value);
  return typeof value === 'object' && value !== null ? Dict.from(value) : value;
}
