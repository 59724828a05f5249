import type { JsonNode } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { ValueKind } from '../model/spec.ts';
import { isPathLike } from '../path/path-like.ts';
import type { Scalar, ValueSpec } from './value-spec.ts';

/** Why a constant is no value for a parameter. */
export type ValueFault =
  | { kind: 'type'; kinds: readonly ValueKind[] }
  | { kind: 'values'; values: readonly Scalar[] }
  | { kind: 'uuid' }
  /** A word that the SDK has for a number. */
  | { kind: 'word'; number: number }
  /** A path of a directory ends in a slash. */
  | { kind: 'directory' }
  | { kind: 'below'; minimum: number }
  | { kind: 'above'; maximum: number }
  | { kind: 'too-few'; minItems: number };

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** What is wrong with a value by itself. Placeholders and unmarked paths are left to the rules about them. */
export function faultOf(spec: ValueSpec, node: JsonNode): ValueFault | undefined {
  const fault = findFault(spec, node);
  return fault && typeof node.value === 'string' && isStandIn(node.value) ? undefined : fault;
}

function findFault(spec: ValueSpec, node: JsonNode): ValueFault | undefined {
  const { value } = node;
  const { kinds, values, minimum, maximum, minItems } = spec;
  if (kinds.length > 0 && !kinds.some(kind => matches(node, kind))) return { kind: 'type', kinds };
  if (values && !values.some(v => v === value)) return { kind: 'values', values };
  if (spec.uuid && typeof value === 'string' && !UUID.test(value)) return { kind: 'uuid' };
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return { kind: 'below', minimum };
    if (maximum !== undefined && value > maximum) return { kind: 'above', maximum };
  }
  if (minItems !== undefined && node.type === 'array' && node.elements.length < minItems)
    return { kind: 'too-few', minItems };
  return undefined;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function isStandIn(text: string): boolean {
  return isPlaceholder(text) || isPathLike(text) || text.includes('`$');
}

function matches({ type, value }: JsonNode, kind: ValueKind): boolean {
  return kind === 'integer' ? type === 'number' && Number.isInteger(value) : type === kind;
}
