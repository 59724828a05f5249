import { truthy } from '../expression/compare.ts';
import { ExpressionError } from '../expression/error.ts';
import { evaluate } from '../expression/evaluate.ts';
import { FlowError } from '../flow-error.ts';
import { elements, isObject, jsonEqual } from '../json.ts';
import type { Json } from '../types.ts';
import { brief } from './brief.ts';
import { mismatch, told } from './mismatch.ts';

/** The operators of an object that has nothing but operators. */
export function operatorsIn(expected: Json): [string, Json][] | undefined {
  if (!isObject(expected)) return undefined;
  const all = Object.entries(expected);
  return all.length > 0 && all.every(([name]) => name.startsWith('$')) ? all : undefined;
}

/** What is wrong with a value for an operator, in words that go on after its place; undefined where it holds. */
export function operatorMismatch(name: string, operand: Json, actual: Json | undefined): string | undefined {
  switch (name) {
    case '$any':
      return there(actual);
    case '$present':
      if ((actual !== undefined) === (operand !== false)) return undefined;
      return actual === undefined ? 'is not there' : `is ${brief(actual)}; it was expected not to be there`;
    case '$not':
      return mismatch(operand, actual) ? undefined : `is ${is(actual)}, which it must not be`;
    case '$ne':
      return actual !== undefined && jsonEqual(operand, actual)
        ? `is ${brief(actual)}, which it must not be`
        : undefined;
    default:
      return there(actual) ?? (actual === undefined ? undefined : ofValue(name, operand, actual));
  }
}

function ofValue(name: string, operand: Json, actual: Json): string | undefined {
  const unless = (holds: boolean, wanted: string) =>
    holds ? undefined : `is ${brief(actual)}, not ${wanted}`;
  switch (name) {
    case '$eq':
      return unless(jsonEqual(operand, actual), brief(operand));
    case '$oneOf':
      return unless(
        elements(operand).some(one => jsonEqual(one, actual)),
        `one of ${brief(operand)}`,
      );
    case '$type':
      return unless(typesOf(actual).includes(String(operand)), `of type ${operand}`);
    case '$regex':
      return unless(
        typeof actual === 'string' && matches(String(operand), actual),
        `matched by /${operand}/`,
      );
    case '$contains':
      return unless(contains(actual, operand), `something that contains ${brief(operand)}`);
    case '$length':
      return unless(lengthOf(actual) === operand, `of length ${operand}`);
    case '$gt':
      return unless(
        compared(actual, operand, order => order > 0),
        `greater than ${brief(operand)}`,
      );
    case '$gte':
      return unless(
        compared(actual, operand, order => order >= 0),
        `${brief(operand)} or greater`,
      );
    case '$lt':
      return unless(
        compared(actual, operand, order => order < 0),
        `less than ${brief(operand)}`,
      );
    case '$lte':
      return unless(
        compared(actual, operand, order => order <= 0),
        `${brief(operand)} or less`,
      );
    case '$subset':
      return subset(operand, actual);
    case '$expr':
      return fulfils(String(operand), actual);
    default:
      return `cannot be checked: ${name} is no operator of flow tests`;
  }
}

const is = (actual: Json | undefined) => (actual === undefined ? 'not there' : brief(actual));

function there(actual: Json | undefined): string | undefined {
  return actual === undefined ? 'is not there' : undefined;
}

function typesOf(value: Json): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return ['number', Number.isInteger(value) ? 'integer' : 'float'];
  return [typeof value];
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

function contains(actual: Json, part: Json): boolean {
  if (typeof actual === 'string') return typeof part === 'string' && actual.includes(part);
  return elements(actual).some(element => !mismatch(part, element));
}

function lengthOf(value: Json): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

/** Numbers are compared with numbers, texts with texts. */
function compared(a: Json, b: Json, holds: (order: number) => boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return holds(a - b);
  return typeof a === 'string' && typeof b === 'string' && holds(a < b ? -1 : a > b ? 1 : 0);
}

/** All members that are named must match; others may stand beside them. */
function subset(expected: Json, actual: Json): string | undefined {
  if (!isObject(expected)) return `cannot be checked: $subset takes an object`;
  if (!isObject(actual)) return `is ${brief(actual)}, not an object`;
  for (const [name, wanted] of Object.entries(expected)) {
    const value = Object.hasOwn(actual, name) ? actual[name] : undefined;
    const found = mismatch(wanted, value, [name]);
    if (found) return `does not fit: ${told(found)}`;
  }
  return undefined;
}

/** The flow’s own expressions, with the value under the name `value`. */
function fulfils(expression: string, value: Json): string | undefined {
  try {
    return truthy(evaluate(expression, { payload: { value }, context: {} }))
      ? undefined
      : `is ${brief(value)}, for which ${expression} is not true`;
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof FlowError)
      return `cannot be checked by ${expression}: ${error.message}`;
    throw error;
  }
}
