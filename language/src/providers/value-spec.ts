import type { ValueKind } from '../model/spec.ts';
import { isRecord, recordOf } from '../schema/json-value.ts';

/** What a value of a request may be, read from the JSON Schema of an action provider. */
export interface ValueSpec {
  /** Its types; empty where the schema does not say. */
  kinds: readonly ValueKind[];
  /** The only values that it may have. */
  values: readonly Scalar[] | undefined;
  uuid: boolean;
  minimum: number | undefined;
  maximum: number | undefined;
  minItems: number | undefined;
  items: ValueSpec | undefined;
  /** What an object may have; empty where nothing is said about it. */
  properties: ReadonlyMap<string, ValueSpec>;
  required: readonly string[];
  /** The provider refuses any other property. */
  closed: boolean;
  /** `properties` are but the commonest: the others are told by whom the provider hands the object to. */
  partial: boolean;
  /** An object is like one of these besides. */
  alternatives: readonly ValueSpec[];
  /** What else is required where a property has a value. */
  conditions: readonly Condition[];
  /** Every key that stands for a property, its own or an alternative's: `x`, `x.$` and `x.=`. */
  keys: ReadonlyMap<string, Key>;
  /** The bits of all that is required. */
  needed: number;
}

export interface Key {
  name: string;
  spec: ValueSpec;
  /** It ends in `.$` or `.=`. */
  dynamic: boolean;
  /** A bit of its own if it is required, else 0. */
  bit: number;
}

export type Scalar = string | number | boolean | null;

export interface Condition {
  property: string;
  value: Scalar;
  required: readonly string[];
}

/** Reads the part of JSON Schema that the catalogue uses; what is not understood allows anything. */
export function readValueSpec(schema: unknown): ValueSpec {
  const spec = readConstraints(schema);
  return { ...spec, keys: keysOf(spec), needed: 2 ** spec.required.length - 1 };
}

type Constraints = Omit<ValueSpec, 'keys' | 'needed'>;

function keysOf({ properties, alternatives, required }: Constraints): Map<string, Key> {
  const keys = new Map<string, Key>();
  for (const group of [properties, ...alternatives.map(a => a.properties)])
    for (const [name, spec] of group) {
      if (keys.has(name)) continue;
      const at = required.indexOf(name);
      const bit = at < 0 ? 0 : 2 ** at;
      keys.set(name, { name, spec, dynamic: false, bit });
      for (const suffix of ['.$', '.=']) keys.set(name + suffix, { name, spec, dynamic: true, bit });
    }
  return keys;
}

function readConstraints(schema: unknown): Constraints {
  const {
    type,
    enum: values,
    const: only,
    format,
    minimum,
    maximum,
    minItems,
    items,
    ...rest
  } = recordOf(schema);
  return {
    kinds: array(type ?? []).filter(isKind),
    values:
      only !== undefined
        ? [only].filter(isScalar)
        : values === undefined
          ? undefined
          : array(values).filter(isScalar),
    uuid: format === 'uuid',
    minimum: number(minimum),
    maximum: number(maximum),
    minItems: number(minItems),
    items: items === undefined ? undefined : readValueSpec(items),
    properties: new Map(
      Object.entries(recordOf(rest.properties)).map(([name, s]) => [name, readValueSpec(s)]),
    ),
    required: strings(rest.required),
    closed: rest.additionalProperties === false,
    partial: isRecord(rest.additionalProperties),
    alternatives: array(rest.anyOf ?? []).map(readValueSpec),
    conditions: array(rest.allOf ?? []).flatMap(readCondition),
  };
}

/** `{ "if": { "properties": { "operation": { "const": "CREATE" } } }, "then": { "required": […] } }` */
function readCondition(schema: unknown): Condition[] {
  const { if: premise, then } = recordOf(schema);
  return Object.entries(recordOf(recordOf(premise).properties)).flatMap(([property, test]) => {
    const { const: value } = recordOf(test);
    return isScalar(value) ? [{ property, value, required: strings(recordOf(then).required) }] : [];
  });
}

const KINDS = [
  'string',
  'boolean',
  'integer',
  'number',
  'object',
  'array',
  'null',
] as const satisfies ValueKind[];

function isKind(value: unknown): value is ValueKind {
  return KINDS.some(kind => kind === value);
}

function isScalar(value: unknown): value is Scalar {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function strings(value: unknown): string[] {
  return array(value ?? []).filter(v => typeof v === 'string');
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
