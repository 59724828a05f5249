import type { PersistentMap } from './persistent-map.ts';

/** The JSON types that a value may have, as bit flags; `number` is one that is no integer. */
export const Types = {
  none: 0,
  null: 1,
  boolean: 2,
  integer: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
  /** Integers and others. */
  numeric: 12,
  scalar: 31,
  /** Nothing is known of the type. */
  all: 127,
} as const;

export type Scalar = string | number | boolean | null;

/** A member name or an array index; a path is a list of them. */
export type Step = string | number;

/**
 * What a JSON value can be at a point of a run: every value that it can have fits the shape. Immutable; build
 * shapes with the functions of construct.ts, which keep to what the fields promise.
 */
export interface Shape {
  /** Bit flags of `Types`. */
  readonly types: number;
  /** The only scalars that it can be, if no more than MAX_VALUES are known; `types` has their types and no other scalar's. */
  readonly values?: readonly Scalar[] | undefined;
  /** What it has if it is an object; absent where that is not known. */
  readonly object?: ObjectShape | undefined;
  /** What every element is if it is an array; absent where that is not known. NEVER: the array is empty. */
  readonly items?: Shape | undefined;
  /** JSON Schema `format`, of strings (`uuid`) and, with Globus, of objects (`globus-collection`). */
  readonly format?: string | undefined;
  /** For people: from a schema's title or description. */
  readonly description?: string | undefined;
  /** Where the value comes from, for messages. */
  readonly origin?: Origin | undefined;
  /** What holds of the whole payload when this boolean is true, and when it is false. */
  readonly implies?: Implications | undefined;
  /** The paths below this value at which a shape has `implies`: a write finds there the facts that it ends. */
  readonly implying?: readonly (readonly Step[])[] | undefined;
}

export type Origin =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  /** An action's status document; `provider` is its URL. */
  | { readonly kind: 'result'; readonly state: string; readonly provider?: string }
  /** What a catcher wrote. */
  | { readonly kind: 'error'; readonly state: string }
  /** Of Pass, ExpressionEval and the web input states. */
  | { readonly kind: 'computed'; readonly state: string };

export interface ObjectShape {
  readonly properties: PersistentMap<Property>;
  readonly others: Others;
  /** The presence of a property that is not listed: what the routes to here say of it, where `others` has the least. */
  readonly unlisted: number;
}

/**
 * What is known of properties that are not listed: `none` there are none; `undeclared` nobody declares any,
 * though they may be there (an open input schema, extra keys of a status document); `unknown` they may be
 * there and nothing is known.
 */
export type Others = 'none' | 'undeclared' | 'unknown';

export interface Property {
  /** Covers all that the value can be if it is there, on whatever route. */
  readonly shape: Shape;
  /** Bit flags of `Presence`. */
  readonly presence: number;
}

/** What the routes to a point know of a property, as bit flags; a property with `Present` alone is there for certain. */
export const Presence = {
  /** It may be there. */
  Present: 1,
  /** Known not to be there on some route. */
  Absent: 2,
  /** Its schema lets it be left out. */
  Optional: 4,
  /** On some route it can only come from where nobody declares it. */
  Undeclared: 8,
  /** On some route nothing is known of it. */
  Unknown: 16,
} as const;

/** Whether something of that presence may be there, as far as anybody knows. */
export function mayBeThere(presence: number): boolean {
  return (presence & (Presence.Present | Presence.Unknown | Presence.Optional)) !== 0;
}

export interface Implications {
  readonly whenTrue: readonly Fact[];
  readonly whenFalse: readonly Fact[];
}

/** Something that holds of a payload. */
export type Fact = FactAt<readonly Step[]>;

/** Something that holds of the value at a path. */
export type FactAt<Path> =
  | { readonly path: Path; readonly present: boolean }
  /** The value is there and is this one. */
  | { readonly path: Path; readonly equals: Scalar }
  /** The value is another one, or is not there. */
  | { readonly path: Path; readonly notEquals: Scalar }
  /** The value is there and has one of these types. */
  | { readonly path: Path; readonly types: number };

/** More known values than these are not listed one by one. */
export const MAX_VALUES = 16;
