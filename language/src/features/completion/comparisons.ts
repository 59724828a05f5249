import { member, stringValue } from '../../json/tree.ts';
import { parsePath } from '../../path/parse.ts';
import { lookupPath } from '../../shape/lookup.ts';
import { type Scalar, type Shape, Types } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import type { Completion, ItemWriter } from './item.ts';

/** What a rule compares, as far as its Variable tells; undefined where that is not known. */
export function comparedIn({ object }: Place, payload: Shape | undefined): Shape | undefined {
  const variable = stringValue(member(object, 'Variable')?.value);
  if (variable === undefined || !payload) return undefined;
  const path = parsePath(variable);
  return path.problems.length > 0 ? undefined : lookupPath(payload, path).shape;
}

const FAMILIES = [
  ['String', Types.string],
  ['Timestamp', Types.string],
  ['Numeric', Types.numeric],
  ['Boolean', Types.boolean],
] as const;

/** Whether a comparison can match such a value at all. */
export function canMatch(operator: string, shape: Shape | undefined): boolean {
  const types = FAMILIES.find(([family]) => operator.startsWith(family))?.[1];
  return types === undefined || shape === undefined || (shape.types & types) !== 0;
}

/** The constants that a comparison may be with, where the very values are known; undefined where they are not. */
export function comparedValues(
  place: Place,
  payload: Shape | undefined,
  write: ItemWriter,
): Completion[] | undefined {
  const values = comparedIn(place, payload)?.values?.filter(value => isOf(place.name, value));
  if (!values || values.length === 0) return undefined;
  return values.map((value, rank) =>
    write.value(JSON.stringify(value), { kind: 'value', rank, detail: 'a value that it can have' }),
  );
}

function isOf(operator: string, value: Scalar): boolean {
  if (operator.startsWith('Numeric')) return typeof value === 'number';
  return operator.startsWith('Boolean') ? typeof value === 'boolean' : typeof value === 'string';
}
