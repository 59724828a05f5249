import { type Scalar, Types } from '../shape/shape.ts';
import {
  absent,
  disjunction,
  equal,
  type Knowledge,
  NO_FACTS,
  negation,
  present,
  type ReadFact,
  unequal,
} from './fact-set.ts';
import type { TypesAt } from './facts.ts';
import { placeOf, type ReadStep, type Scope } from './place.ts';
import { equalScalars, scalarOf, truthOf } from './scalars.ts';
import { tolerantRead } from './tolerant.ts';
import type { ComparisonOperator, Expression } from './tree.ts';

const NOTHING: Knowledge = { whenTrue: NO_FACTS, whenFalse: NO_FACTS };

/** What one comparison says of the payload, besides that its operands were there. */
export function compared(
  left: Expression,
  operator: ComparisonOperator,
  right: Expression,
  scope: Scope,
  typesAt: TypesAt,
): Knowledge {
  switch (operator) {
    case '==':
    case 'is':
      return equality(left, right, scope, typesAt);
    case '!=':
    case 'is not':
      return negation(equality(left, right, scope, typesAt));
    case 'in':
      return membership(left, right, scope, typesAt);
    case 'not in':
      return negation(membership(left, right, scope, typesAt));
    default:
      return NOTHING;
  }
}

function equality(left: Expression, right: Expression, scope: Scope, typesAt: TypesAt): Knowledge {
  const [subject, other] = scalarOf(right) === undefined ? [right, left] : [left, right];
  const value = scalarOf(other);
  if (value === undefined) return NOTHING;
  const place = placeOf(subject, scope);
  const read = place ? undefined : tolerantRead(subject, scope);
  const steps = place?.steps ?? read?.steps;
  if (!steps || read?.via === 'is_present') return NOTHING;
  const is = mayBeAnother(value, steps, typesAt) ? [] : [equal(steps, value)];
  const not = unequal(steps, value);
  const instead = read ? fallbackIs(read.fallback, value) : false;
  return knows(
    instead === false ? [present(steps), ...is] : [],
    instead === true ? [present(steps), not] : [not],
  );
}

const knows = (whenTrue: ReadFact[], whenFalse: ReadFact[]): Knowledge => ({
  whenTrue,
  whenFalse,
});

/** Is the value that stands in for a missing one the given one? Undefined where that is not known. */
function fallbackIs(fallback: Expression | undefined, value: Scalar): boolean | undefined {
  const scalar = fallback ? scalarOf(fallback) : null;
  if (scalar !== undefined) return equalScalars(scalar, value);
  return fallback && truthOf(fallback) !== undefined ? false : undefined;
}

/** True equals 1 in Python, so `x == 1` does not tell which of them a value is that may be either. */
function mayBeAnother(value: Scalar, steps: readonly ReadStep[], typesAt: TypesAt): boolean {
  if (value !== 0 && value !== 1 && typeof value !== 'boolean') return false;
  const types = typesOf(steps, typesAt);
  return types !== Types.all && (types & (typeof value === 'boolean' ? Types.numeric : Types.boolean)) !== 0;
}

function typesOf(steps: readonly ReadStep[], typesAt: TypesAt): number {
  const plain = steps.filter(s => typeof s !== 'object');
  return plain.length === steps.length ? typesAt(plain) : Types.all;
}

/** `'k' in object`, or `value in ['a', 'b']`. */
function membership(item: Expression, container: Expression, scope: Scope, typesAt: TypesAt): Knowledge {
  if (container.kind === 'list' || container.kind === 'tuple' || container.kind === 'set') {
    const cases = container.items.map(i => equality(item, i, scope, typesAt));
    return container.items.some(i => scalarOf(i) === undefined) || cases.length === 0
      ? NOTHING
      : cases.reduce(disjunction);
  }
  const key = scalarOf(item);
  const object = typeof key === 'string' ? objectPlace(container, scope) : undefined;
  if (typeof key !== 'string' || !object) return NOTHING;
  const types = typesOf(object, typesAt);
  const isObject =
    types === Types.all || ((types & Types.object) !== 0 && (types & (Types.string | Types.array)) === 0);
  const member = [...object, key];
  return isObject ? knows([present(member)], [absent(member)]) : NOTHING;
}

/** The object that `in` looks into: a place, its keys, or what `getattr` finds there and nothing where it finds none. */
function objectPlace(node: Expression, scope: Scope): readonly ReadStep[] | undefined {
  const callee = node.kind === 'call' ? node.callee : undefined;
  if (callee?.kind === 'attribute' && callee.name === 'keys') return placeOf(callee.object, scope)?.steps;
  const read = tolerantRead(node, scope);
  if (read && read.via !== 'is_present')
    return read.fallback && truthOf(read.fallback) === false ? read.steps : undefined;
  return placeOf(node, scope)?.steps;
}
