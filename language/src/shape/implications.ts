import { build, make, objectShape } from './build.ts';
import { withoutFactsOn } from './facts.ts';
import type { Implications, ObjectShape, Property, Shape, Step } from './shape.ts';

type Path = readonly Step[];

/** A payload remembers the facts of so many booleans; then the oldest are forgotten. */
const MAX_IMPLYING = 16;

/** The paths of the shapes in it that have `implies`, its own included, each after `prefix`. */
export function implyingIn(shape: Shape, prefix: Path): Path[] {
  const below = (shape.implying ?? []).map(path => [...prefix, ...path]);
  return shape.implies ? [prefix, ...below] : below;
}

/** The shape with that index of its implications, which may have too many paths but not too few. */
export function indexed(shape: Shape, implying: readonly Path[]): Shape {
  return withoutOldest(build({ ...shape, implying }), implying);
}

function withoutOldest(shape: Shape, implying: readonly Path[]): Shape {
  let result = shape;
  for (let i = 0; i < implying.length - MAX_IMPLYING; i++)
    result = revised(result, implying[i] ?? [], () => undefined);
  return result;
}

/** The shape with `object` for what it is as an object, and in that a member; its index of implications kept. */
export function withMember(
  shape: Shape,
  object: ObjectShape,
  name: string,
  member: Property,
  types = shape.types,
): Shape {
  const properties = object.properties.set(name, member);
  const { values, items, format, description, origin, implies, implying } = shape;
  const own = objectShape(properties, object.unlisted);
  if (!implying && !member.shape.implies && !member.shape.implying)
    return make(types, values, own, items, format, description, origin, implies, implying);
  const elsewhere = implying?.filter(path => path[0] !== name) ?? [];
  const paths = [...elsewhere, ...implyingIn(member.shape, [name])];
  return withoutOldest(make(types, values, own, items, format, description, origin, implies, paths), paths);
}

/** The value without any facts about a payload: for one that goes where they no longer hold. */
export function withoutImplications(shape: Shape): Shape {
  return reviseAll(shape, () => undefined);
}

/** The payload without the facts that may no longer hold after the value at `steps` changed. */
export function withoutFactsAbout(payload: Shape, steps: Path): Shape {
  return reviseAll(payload, implies => withoutFactsOn(implies, steps));
}

type Revision = (implies: Implications) => Implications | undefined;

function reviseAll(shape: Shape, revise: Revision): Shape {
  let result = shape;
  for (const path of implyingIn(shape, [])) result = revised(result, path, revise);
  return result;
}

function revised(shape: Shape, path: Path, revise: Revision): Shape {
  const [name, ...rest] = path;
  if (name === undefined) {
    const implies = shape.implies && revise(shape.implies);
    return implies === shape.implies ? shape : build({ ...shape, implies });
  }
  const property = typeof name === 'string' ? shape.object?.properties.get(name) : undefined;
  if (!shape.object || !property || typeof name !== 'string') return shape;
  const child = revised(property.shape, rest, revise);
  if (child === property.shape) return shape;
  return withMember(shape, shape.object, name, { shape: child, presence: property.presence });
}
