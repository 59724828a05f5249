import { printPath } from '../../../language/src/index.ts';
import { isObject, jsonEqual } from '../json.ts';
import type { Location } from '../path.ts';
import type { Json } from '../types.ts';
import { brief } from './brief.ts';
import { operatorMismatch, operatorsIn } from './operators.ts';

/** The first place at which a value is not what it must be. */
export interface Mismatch {
  /** Where in the value. */
  at: Location;
  /** What is wrong there, for a person; it goes on after the place: “$.a is 3, not 4”. */
  words: string;
}

/**
 * The first difference between a value and what it must be: an equal value, or one for which all operators (`$gt`,
 * `$regex` …) of an object hold. Undefined where there is none. A value that is not there is undefined.
 */
export function mismatch(expected: Json, actual: Json | undefined, at: Location = []): Mismatch | undefined {
  const operators = operatorsIn(expected);
  if (operators) {
    for (const [name, operand] of operators) {
      const words = operatorMismatch(name, operand, actual);
      if (words !== undefined) return { at, words };
    }
    return undefined;
  }
  if (actual === undefined) return { at, words: `is not there; ${brief(expected)} was expected` };
  if (Array.isArray(expected) && Array.isArray(actual)) return inElements(expected, actual, at);
  if (isObject(expected) && isObject(actual)) return inMembers(expected, actual, at);
  return jsonEqual(expected, actual)
    ? undefined
    : { at, words: `is ${brief(actual)}, not ${brief(expected)}` };
}

/** A mismatch as a sentence without its full stop. */
export function told({ at, words }: Mismatch): string {
  return `${printPath(at)} ${words}`;
}

function inElements(expected: Json[], actual: Json[], at: Location): Mismatch | undefined {
  for (const [index, wanted] of expected.entries()) {
    const found = mismatch(wanted, actual[index], [...at, index]);
    if (found) return found;
  }
  const extra = actual[expected.length];
  return extra === undefined
    ? undefined
    : { at: [...at, expected.length], words: `is ${brief(extra)}, which was not expected` };
}

function inMembers(
  expected: { [name: string]: Json },
  actual: { [name: string]: Json },
  at: Location,
): Mismatch | undefined {
  for (const [name, wanted] of Object.entries(expected)) {
    const value = Object.hasOwn(actual, name) ? actual[name] : undefined;
    const found = mismatch(wanted, value, [...at, name]);
    if (found) return found;
  }
  for (const [name, value] of Object.entries(actual))
    if (!Object.hasOwn(expected, name))
      return { at: [...at, name], words: `is ${brief(value)}, which was not expected` };
  return undefined;
}
