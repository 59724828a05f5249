import type { Pointer } from '../json/pointer.ts';
import { referred } from '../shape/schema-reference.ts';
import { isRecord, type JsonRecord, own } from './json-value.ts';

/** A chain of references longer than this leads round. */
const MOST_JUMPS = 32;

/**
 * The schemas that say something about the value at a place: of what is composed all parts, and all that it may be one
 * of. `always`: what it must fit whichever of these it is.
 */
export interface SchemasAt {
  all: readonly JsonRecord[];
  always: readonly JsonRecord[];
}

/** What a JSON Schema says of the value that these steps lead to. */
export function schemasAt(root: unknown, steps: Pointer): SchemasAt {
  let at = partsOf(root, root);
  for (const step of steps) {
    const below = (schemas: readonly JsonRecord[]) => schemas.flatMap(schema => inside(schema, step) ?? []);
    at = merged(
      [...below(at.all)].map(schema => partsOf(schema, root)),
      below(at.always),
      root,
    );
  }
  return at;
}

function merged(all: readonly SchemasAt[], always: readonly unknown[], root: unknown): SchemasAt {
  return {
    all: all.flatMap(parts => parts.all),
    always: always.flatMap(schema => partsOf(schema, root).always),
  };
}

function inside(schema: JsonRecord, step: string | number): unknown {
  if (typeof step === 'number') {
    const { items } = schema;
    return Array.isArray(items) ? items[step] : items;
  }
  const named = isRecord(schema.properties) ? own(schema.properties, step) : undefined;
  return named ?? (isRecord(schema.additionalProperties) ? schema.additionalProperties : undefined);
}

function partsOf(schema: unknown, root: unknown, jumps = 0): SchemasAt {
  if (!isRecord(schema) || jumps > MOST_JUMPS) return { all: [], always: [] };
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const of = (inner: unknown) => partsOf(inner, root, jumps + 1);
  const certain = [
    ...list(schema.allOf),
    ...(typeof schema.$ref === 'string' ? [referred(schema.$ref, root)] : []),
  ].map(of);
  const possible = [...list(schema.anyOf), ...list(schema.oneOf)].map(of);
  return {
    all: [schema, ...certain.flatMap(parts => parts.all), ...possible.flatMap(parts => parts.all)],
    always: [schema, ...certain.flatMap(parts => parts.always)],
  };
}
