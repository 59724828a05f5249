import fc from 'fast-check';
import { typeOf, UNKNOWN } from '../build.ts';
import { arrayOf, constant, objectOf } from '../construct.ts';
import { join } from '../join.ts';
import { type Fact, type Others, Presence, type Property, type Shape, type Step, Types } from '../shape.ts';

/** Few names and scalars, so that shapes and values meet. */
const NAMES = ['a', 'b', 'c'] as const;
const SCALARS = [null, true, false, 0, 1, 1.5, 'x', 'y'] as const;

export const scalars = fc.constantFrom(...SCALARS);

/** JSON values over those names and scalars. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
})).value;

export const payloads = fc.dictionary(fc.constantFrom(...NAMES), values, {
  maxKeys: 3,
  noNullPrototype: true,
});

const presences = fc.oneof(
  fc.constantFrom(
    Presence.Present,
    Presence.Absent,
    Presence.Present | Presence.Optional,
    Presence.Undeclared,
    Presence.Unknown,
  ),
  fc.integer({ min: 1, max: 31 }),
);
const others = fc.constantFrom<Others>('none', 'undeclared', 'unknown');

/** Shapes over the same names and scalars, with all kinds of presence. */
export const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>(tie => {
  const property = fc.record<Property>({ shape: tie('shape'), presence: presences });
  const members = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), property), {
    maxLength: 3,
    selector: ([name]) => name,
  });
  return {
    shape: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.integer({ min: 1, max: Types.all }).map(types => ({ types })),
      fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }).map(all => all.map(constant).reduce(join)),
      fc.constant(UNKNOWN),
      fc.tuple(members, others).map(([list, rest]) => objectOf(list, rest)),
      tie('shape').map(arrayOf),
      values.map(constant),
      fc.tuple(tie('shape'), tie('shape')).map(([a, b]) => join(a, b)),
    ),
  };
}).shape;

export const objects = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.record({ shape: shapes, presence: presences })), {
      maxLength: 3,
      selector: ([name]) => name,
    }),
    others,
  )
  .map(([list, rest]) => objectOf(list, rest));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Step[]>(...NAMES) },
  fc.constantFrom<Step[]>(0, 1, -1),
);
export const paths = fc.array(steps, { maxLength: 3 });
export const namedPaths = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });

export const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ path: paths, present: fc.boolean() }),
  fc.record({ path: paths, equals: scalars }),
  fc.record({ path: paths, notEquals: scalars }),
  fc.record({ path: paths, types: fc.integer({ min: 1, max: Types.all }) }),
);

/** Values that a shape covers; undefined if there is none. */
export function valuesOf(shape: Shape): fc.Arbitrary<unknown> | undefined {
  const known = (shape.values ?? SCALARS).filter(value => typeOf(value) & shape.types);
  const kinds: (fc.Arbitrary<unknown> | undefined)[] = [
    known.length > 0 ? fc.constantFrom(...known) : undefined,
    shape.types & Types.array ? arraysOf(shape) : undefined,
    shape.types & Types.object ? objectsOf(shape) : undefined,
  ];
  const possible = kinds.filter(kind => kind !== undefined);
  return possible.length > 0 ? fc.oneof(...possible) : undefined;
}

function arraysOf({ items }: Shape): fc.Arbitrary<unknown> {
  const element = items ? valuesOf(items) : values;
  return element ? fc.array(element, { maxLength: 2 }) : fc.constant([]);
}

function objectsOf({ object }: Shape): fc.Arbitrary<unknown> | undefined {
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  const needed: string[] = [];
  for (const [name, { shape, presence }] of object?.properties.entries() ?? []) {
    const member = presence === Presence.Absent ? undefined : valuesOf(shape);
    if (member) members[name] = member;
    else if (presence === Presence.Present) return undefined;
    if (presence === Presence.Present) needed.push(name);
  }
  const rest = object?.others === 'none' ? [] : NAMES.filter(name => !object?.properties.get(name));
  const more =
    rest.length > 0
      ? fc.dictionary(fc.constantFrom(...rest), values, { noNullPrototype: true })
      : fc.constant({});
  return fc
    .tuple(more, fc.record(members, { requiredKeys: needed, noNullPrototype: true }))
    .map(([extra, listed]) => ({ ...extra, ...listed }));
}

/** A shape and a value that it covers. */
export function withValue(all: fc.Arbitrary<Shape>): fc.Arbitrary<readonly [Shape, unknown]> {
  return all.chain(shape => {
    const covered = valuesOf(shape);
    return covered ? fc.tuple(fc.constant(shape), covered) : fc.tuple(fc.constant(UNKNOWN), values);
  });
}
