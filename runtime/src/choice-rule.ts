import { parsePath } from '../../language/src/index.ts';
import { runtimeError } from './flow-error.ts';
import { elements, isObject, member } from './json.ts';
import { evaluatePath, type Scope } from './path.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Json, JsonObject } from './types.ts';
import { matchesPattern } from './wildcard.ts';

/** Asked for every path of a rule that leads nowhere: the rule does not match, or the run fails (by throwing). */
export type OnMissing = (path: string) => void;

/** Told of every comparison that was made, and whether it matched. */
export type OnCompared = (comparison: JsonObject, matched: boolean) => void;

/**
 * Does a Choice rule match? `And` and `Or` stop at the first rule that decides. Values of the wrong type do not
 * match and are no error [A].
 *
 * @throws FlowError States.Runtime for a rule that cannot be read
 */
export function ruleMatches(
  rule: Json,
  scope: Scope,
  onMissing: OnMissing,
  onCompared?: OnCompared,
): boolean {
  if (!isObject(rule)) throw runtimeError('A Choice rule must be an object.');
  const inner = (nested: Json) => ruleMatches(nested, scope, onMissing, onCompared);
  const [and, or, not] = [member(rule, 'And'), member(rule, 'Or'), member(rule, 'Not')];
  if (and !== undefined) return elements(and).every(inner);
  if (or !== undefined) return elements(or).some(inner);
  if (not !== undefined) return !inner(not);
  const matched = comparisonMatches(rule, scope, onMissing);
  onCompared?.(rule, matched);
  return matched;
}

const NO_OPERATORS = new Set(['Variable', 'Next', 'Comment']);

function comparisonMatches(rule: JsonObject, scope: Scope, onMissing: OnMissing): boolean {
  const variable = rule.Variable;
  const operator = Object.keys(rule).find(key => !NO_OPERATORS.has(key));
  if (typeof variable !== 'string' || operator === undefined) {
    throw runtimeError('A Choice rule needs a Variable and a comparison, or And, Or or Not.');
  }
  const expected = rule[operator] ?? null;
  const value = read(variable, scope);
  if (operator === 'IsPresent') return (value !== undefined) === (expected !== false);
  if (value === undefined) {
    onMissing(variable);
    return false;
  }
  if (operator === 'StringMatches') {
    return typeof value === 'string' && typeof expected === 'string' && matchesPattern(value, expected);
  }
  const is = TYPES.get(operator);
  if (is) return is(value) === (expected !== false);
  const operand = operator.endsWith('Path') ? read(expected, scope) : expected;
  if (operand === undefined) {
    onMissing(String(expected));
    return false;
  }
  return compare(operator.replace(/Path$/, ''), value, operand);
}

/** The value of a path, a list for an indefinite one [A]; undefined where it leads nowhere. */
function read(text: Json, scope: Scope): Json | undefined {
  if (typeof text !== 'string')
    throw runtimeError('The operand of a Choice comparison with a path must be a JSONPath.');
  const path = parsePath(text);
  const matches = evaluatePath(path, scope);
  return path.definite ? matches[0]?.value : matches.map(m => m.value);
}

const TYPES = new Map<string, (value: Json) => boolean>([
  ['IsNull', value => value === null],
  ['IsNumeric', value => typeof value === 'number'],
  ['IsString', value => typeof value === 'string'],
  ['IsBoolean', value => typeof value === 'boolean'],
  ['IsTimestamp', value => typeof value === 'string' && parseTimestamp(value) !== undefined],
]);

const OPERATOR =
  /^(Boolean|Numeric|String|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)$/;

function compare(operator: string, value: Json, operand: Json): boolean {
  const [, type, relation] = OPERATOR.exec(operator) ?? [];
  if (type === undefined || (type === 'Boolean' && relation !== 'Equals')) {
    throw runtimeError(`A Choice rule has no comparison '${operator}'.`);
  }
  const [a, b] = [comparable(type, value), comparable(type, operand)];
  if (a === undefined || b === undefined) return false;
  if (relation === 'Equals') return a === b;
  if (relation === 'LessThan') return a < b;
  if (relation === 'GreaterThan') return a > b;
  return relation === 'LessThanEquals' ? a <= b : a >= b;
}

function comparable(type: string, value: Json): boolean | number | string | undefined {
  if (type === 'Boolean') return typeof value === 'boolean' ? value : undefined;
  if (type === 'Numeric') return typeof value === 'number' ? value : undefined;
  if (typeof value !== 'string') return undefined;
  return type === 'String' ? value : parseTimestamp(value);
}
