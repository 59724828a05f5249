import { member, stringValue } from '../../json/tree.ts';
import { type Path, parsePath } from '../../path/parse.ts';
import { assumeRule } from '../../payload/choice.ts';
import { type Found, lookupPath } from '../../shape/lookup.ts';
import { mayBeThere, type Scalar, type Shape, Types } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import type { Completion, ItemWriter } from './item.ts';
import type { PayloadHere } from './payload-values.ts';

interface Compared extends Found {
  variable: Path;
  payload: Shape;
}

/** What a rule compares, as far as its Variable tells; undefined where that is not known. */
export function comparedIn({ object }: Place, payloadHere: PayloadHere): Compared | undefined {
  const variable = parsePath(stringValue(member(object, 'Variable')?.value) ?? '');
  const [first] = variable.segments;
  const payload =
    variable.problems.length > 0 ? undefined : payloadHere(first?.kind === 'name' ? [first.name] : []);
  return payload && { ...lookupPath(payload, variable), variable, payload };
}

const FAMILIES = [
  ['String', Types.string],
  ['Timestamp', Types.string],
  ['Numeric', Types.numeric],
  ['Boolean', Types.boolean],
  ['IsString', Types.string],
  ['IsTimestamp', Types.string],
  ['IsNumeric', Types.numeric],
  ['IsBoolean', Types.boolean],
  ['IsNull', Types.null],
] as const;

/** Whether a comparison can match such a value at all. */
export function canMatch(operator: string, shape: Shape | undefined): boolean {
  const types = FAMILIES.find(([family]) => operator.startsWith(family))?.[1];
  return types === undefined || shape === undefined || (shape.types & types) !== 0;
}

/**
 * The constants that a comparison may be with: truth values, and of texts and numbers those that the value can have, as
 * far as they are known; none with which the rule never matches.
 */
export function comparedValues(place: Place, payload: PayloadHere, write: ItemWriter): Completion[] {
  const { name } = place;
  const found = comparedIn(place, payload);
  const matches = (operand: Scalar) => {
    if (!found) return true;
    if (name === 'IsPresent' && operand === true) return mayBeThere(found.presence);
    const { variable } = found;
    return (
      assumeRule(found.payload, { kind: 'comparison', variable, operator: name, operand }, true) !== undefined
    );
  };
  const asks = name.startsWith('Is') || name.startsWith('Boolean');
  const values = asks ? [true, false] : (found?.shape.values ?? []);
  return values
    .filter(value => isOf(name, value) && matches(value))
    .map((value, rank) =>
      write.value(JSON.stringify(value), {
        kind: 'value',
        rank,
        ...(!asks && { detail: 'a value that it can have' }),
      }),
    );
}

function isOf(operator: string, value: Scalar): boolean {
  if (operator.startsWith('Numeric')) return typeof value === 'number';
  return operator.startsWith('String') ? typeof value === 'string' : typeof value === 'boolean';
}
