import { type ComparisonOperator, type Expression, parseExpression } from '../../language/src/index.ts';
import type { Json } from '../../runtime/src/index.ts';
import { find, isObject } from './path.ts';

/**
 * What a Python expression makes of a payload, for as much of Python as random flows use. The text is read by the
 * parser of the language room; what it means is told here a second time, without a look at the evaluator.
 */

/** An int is a bigint, a float a number, a dict a Map. */
type Value = null | boolean | bigint | number | string | Value[] | Dict;
type Dict = Map<string, Value>;

/** Python would raise an error. */
export class Raised extends Error {}

export interface Sight {
  payload: Json;
  context: Json;
}

/** The value of an expression as JSON. @throws Raised */
export function evaluate(text: string, sight: Sight): Json {
  const { tree, problems } = parseExpression(text);
  if (problems.length > 0) throw new Raised('syntax');
  return toJson(valued(tree, new Map(), sight));
}

function fromJson(json: Json): Value {
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (isObject(json)) return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
  return json;
}

function toJson(value: Value): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Raised('not JSON');
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
  return value;
}

function valued(node: Expression, locals: Dict, sight: Sight): Value {
  const of = (child: Expression) => valued(child, locals, sight);
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'name':
      return nameOf(node.name, locals, sight);
    case 'path': {
      const found = find(node.path.text, sight.payload, sight.context);
      if (!found) throw new Raised('no such path');
      return fromJson(found.value);
    }
    case 'list':
      return node.items.map(of);
    case 'dict':
      return new Map(
        node.entries.map(({ key, value }): [string, Value] => {
          const name = key && of(key);
          if (typeof name !== 'string') throw unknown(node);
          return [name, of(value)];
        }),
      );
    case 'logical': {
      let last: Value = null;
      for (const operand of node.operands) {
        last = of(operand);
        if (truth(last) === (node.operator === 'or')) return last;
      }
      return last;
    }
    case 'conditional':
      return truth(of(node.test)) ? of(node.then) : of(node.otherwise);
    case 'unary':
      return unary(node.operator, of(node.operand));
    case 'binary':
      return binary(node.operator, of(node.left), of(node.right));
    case 'compare': {
      let left = of(node.first);
      for (const { operator, operand } of node.rest) {
        const right = of(operand);
        if (!compare(operator, left, right)) return false;
        left = right;
      }
      return true;
    }
    case 'attribute':
      return attribute(of(node.object), node.name);
    case 'subscript': {
      const object = of(node.object);
      const { index } = node;
      if (index.kind !== 'slice') return subscript(object, of(index));
      const from = index.from && of(index.from);
      const to = index.to && of(index.to);
      return slice(object, from ?? null, to ?? null);
    }
    case 'call':
      return call(node, locals, sight);
    case 'comprehension': {
      const [clause, more] = node.clauses;
      if (node.form !== 'list' || !clause || more || clause.target.kind !== 'name') throw unknown(node);
      const { target, conditions } = clause;
      return items(of(clause.iterable)).flatMap(item => {
        const inner = new Map([...locals, [target.name, item]]);
        const holds = conditions.every(condition => truth(valued(condition, inner, sight)));
        return holds ? [valued(node.element, inner, sight)] : [];
      });
    }
    default:
      throw unknown(node);
  }
}

function unknown(node: Expression): Error {
  return new Error(`The oracle does not know ${node.kind}: it must not be in random flows.`);
}

function nameOf(name: string, locals: Dict, { payload, context }: Sight): Value {
  const local = locals.get(name);
  if (local !== undefined) return local;
  if (name === '_context') return fromJson(context);
  if (!isObject(payload) || !Object.hasOwn(payload, name)) throw new Raised('NameNotDefined');
  return fromJson(payload[name] ?? null);
}

const DICT_METHODS = 'items keys values get pop popitem copy update clear setdefault fromkeys'.split(' ');

function attribute(object: Value, name: string): Value {
  if (name.startsWith('_') || name.startsWith('func_')) throw new Raised('FeatureNotAvailable');
  if (!(object instanceof Map) || !object.has(name)) throw new Raised('AttributeDoesNotExist');
  if (DICT_METHODS.includes(name)) throw new Raised('a method is no value');
  return object.get(name) ?? null;
}

function subscript(object: Value, index: Value): Value {
  if (object instanceof Map) {
    if (typeof index !== 'string' || !object.has(index)) throw new Raised('KeyError');
    return object.get(index) ?? null;
  }
  const list = typeof object === 'string' ? [...object] : object;
  const at = whole(index);
  if (!Array.isArray(list) || at === undefined) throw new Raised('TypeError');
  const found = list[at < 0 ? list.length + at : at];
  if (found === undefined) throw new Raised('IndexError');
  return found;
}

function slice(object: Value, from: Value, to: Value): Value {
  const bounds = [from, to].map(bound => (bound === null ? undefined : (whole(bound) ?? Number.NaN)));
  if (bounds.some(Number.isNaN)) throw new Raised('TypeError');
  if (typeof object === 'string') return [...object].slice(...bounds).join('');
  if (Array.isArray(object)) return object.slice(...bounds);
  throw new Raised('TypeError');
}

function call(node: Expression & { kind: 'call' }, locals: Dict, sight: Sight): Value {
  const args = node.args.map(arg => valued(arg, locals, sight));
  const [first = null, second = null] = args;
  const { callee } = node;
  if (callee.kind === 'attribute') return method(valued(callee.object, locals, sight), callee.name, args);
  if (callee.kind !== 'name') throw unknown(node);
  switch (callee.name) {
    case 'len':
      if (first instanceof Map) return BigInt(first.size);
      if (typeof first === 'string' || Array.isArray(first)) return BigInt([...first].length);
      throw new Raised('TypeError');
    case 'str':
      return text(first);
    case 'int':
      if (typeof first === 'boolean') return first ? 1n : 0n;
      if (typeof first === 'bigint') return first;
      if (typeof first === 'number') return BigInt(Math.trunc(first));
      if (typeof first === 'string' && /^\s*[+-]?\d+\s*$/.test(first)) return BigInt(first.trim());
      throw new Raised('ValueError or TypeError');
    case 'is_present':
      return dotted(first, sight) !== undefined;
    case 'getattr': {
      const found = dotted(first, sight);
      return found === undefined ? second : found;
    }
    default:
      throw new Raised('FunctionNotDefined');
  }
}

function dotted(path: Value, sight: Sight): Value | undefined {
  if (typeof path !== 'string') throw new Raised('TypeError');
  const found = find(`$.${path}`, sight.payload, sight.context);
  return found && fromJson(found.value);
}

function method(object: Value, name: string, args: Value[]): Value {
  const [first = null, second = null] = args;
  if (object instanceof Map && name === 'get' && typeof first === 'string') {
    const found = object.get(first);
    return found === undefined ? second : found;
  }
  if (typeof object === 'string') {
    if (name === 'upper') return object.toUpperCase();
    if (name === 'rstrip' && typeof first === 'string') {
      let end = object.length;
      while (end > 0 && first.includes(object.charAt(end - 1))) end--;
      return object.slice(0, end);
    }
    if (name === 'split' && typeof first === 'string') return object.split(first);
    if (name === 'startswith' && typeof first === 'string') return object.startsWith(first);
  }
  throw new Raised('AttributeDoesNotExist');
}

function text(value: Value): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  return `{${[...value].map(([key, item]) => `${written(key)}: ${written(item)}`).join(', ')}}`;
}

/** As Python writes it inside a list. */
function written(value: Value): string {
  if (typeof value !== 'string') return text(value);
  if (/\p{C}/u.test(value)) throw new Error('The oracle writes no control characters.');
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

function items(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (value instanceof Map) return [...value.keys()];
  throw new Raised('TypeError');
}

function truth(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return Boolean(value);
}

/** The position that an int (or a bool, which is one) is. */
function whole(value: Value): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'bigint' ? Number(value) : undefined;
}

function isNumber(value: Value): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

function unary(operator: string, operand: Value): Value {
  if (operator === 'not') return !truth(operand);
  if (operator !== '-' || !isNumber(operand)) throw new Raised('TypeError');
  return typeof operand === 'number' ? -operand : -BigInt(operand);
}

function binary(operator: string, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) return arithmetic(operator, left, right);
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  }
  if (operator === '*') {
    const times = whole(left) ?? whole(right);
    const what = whole(left) === undefined ? left : right;
    if (times !== undefined && typeof what === 'string') return what.repeat(Math.max(0, times));
    if (times !== undefined && Array.isArray(what))
      return Array.from({ length: Math.max(0, times) }, () => what).flat();
  }
  throw new Raised('TypeError');
}

function arithmetic(
  operator: string,
  left: boolean | bigint | number,
  right: boolean | bigint | number,
): Value {
  const exact = typeof left !== 'number' && typeof right !== 'number';
  const zero = Number(right) === 0;
  switch (operator) {
    case '+':
      return exact ? BigInt(left) + BigInt(right) : Number(left) + Number(right);
    case '-':
      return exact ? BigInt(left) - BigInt(right) : Number(left) - Number(right);
    case '*':
      return exact ? BigInt(left) * BigInt(right) : Number(left) * Number(right);
    case '/':
      if (zero) throw new Raised('ZeroDivisionError');
      return Number(left) / Number(right);
    case '//': {
      if (zero) throw new Raised('ZeroDivisionError');
      const floor = Math.floor(Number(left) / Number(right));
      return exact ? BigInt(floor) : floor;
    }
    case '%': {
      if (zero) throw new Raised('ZeroDivisionError');
      // The remainder has the sign of the divisor.
      const rest = Number(left) - Number(right) * Math.floor(Number(left) / Number(right));
      return exact ? BigInt(rest) : rest;
    }
    default:
      throw new Error(`The oracle does not know ${operator}.`);
  }
}

function compare(operator: ComparisonOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    case 'is':
      return left === right;
    case 'is not':
      return left !== right;
    case '<':
      return less(left, right);
    case '>':
      return less(right, left);
    case '<=':
      return less(left, right) || equal(left, right);
    case '>=':
      return less(right, left) || equal(left, right);
  }
}

function equal(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, i) => equal(item, right[i] ?? null));
  if (left instanceof Map && right instanceof Map)
    return (
      left.size === right.size && [...left].every(([k, v]) => right.has(k) && equal(v, right.get(k) ?? null))
    );
  return left === right;
}

function less(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return Number(left) < Number(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right;
  if (Array.isArray(left) && Array.isArray(right)) {
    const at = left.findIndex((item, i) => i >= right.length || !equal(item, right[i] ?? null));
    if (at < 0) return left.length < right.length;
    return at < right.length && less(left[at] ?? null, right[at] ?? null);
  }
  throw new Raised('TypeError');
}

function contains(whole: Value, part: Value): boolean {
  if (Array.isArray(whole)) return whole.some(item => equal(item, part));
  if (whole instanceof Map) {
    if (Array.isArray(part) || part instanceof Map) throw new Raised('TypeError');
    return typeof part === 'string' && whole.has(part);
  }
  if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part);
  throw new Raised('TypeError');
}
