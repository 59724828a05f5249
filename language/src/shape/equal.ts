import { sameFacts } from './facts.ts';
import type { PersistentMap } from './persistent-map.ts';
import type { Implications, Origin, Property, Scalar, Shape } from './shape.ts';

/** Whether two shapes say the same, however they came about. Both are walked as trees, but for what they share. */
export function equalShapes(a: Shape | undefined, b: Shape | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return equalBesidesProperties(a, b) && equalProperties(a.object?.properties, b.object?.properties);
}

/** Whether two shapes say the same but for the properties that they list. */
export function equalBesidesProperties(a: Shape, b: Shape): boolean {
  return (
    a.types === b.types &&
    equalValues(a.values, b.values) &&
    a.object?.unlisted === b.object?.unlisted &&
    equalShapes(a.items, b.items) &&
    a.format === b.format &&
    a.description === b.description &&
    sameOrigin(a.origin, b.origin) &&
    equalImplications(a.implies, b.implies)
  );
}

export function sameOrigin(a: Origin | undefined, b: Origin | undefined): boolean {
  if (a === b) return true;
  if (a?.kind !== b?.kind || !a || !b) return false;
  if (!('state' in a) || !('state' in b)) return true;
  return a.state === b.state && providerOf(a) === providerOf(b);
}

function providerOf(origin: Origin): string | undefined {
  return origin.kind === 'result' ? origin.provider : undefined;
}

/** The order in which values became known says nothing. */
function equalValues(a: readonly Scalar[] | undefined, b: readonly Scalar[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every(value => b.includes(value));
}

function equalProperties(
  a: PersistentMap<Property> | undefined,
  b: PersistentMap<Property> | undefined,
): boolean {
  if (!a || !b) return a === b;
  if (a.size !== b.size) return false;
  for (const [name, property] of a.entries()) {
    const other = b.get(name);
    if (other === property) continue;
    if (property.presence !== other?.presence || !equalShapes(property.shape, other.shape)) return false;
  }
  return true;
}

function equalImplications(a: Implications | undefined, b: Implications | undefined): boolean {
  if (!a || !b) return a === b;
  return sameFacts(a.whenTrue, b.whenTrue) && sameFacts(a.whenFalse, b.whenFalse);
}
