import {
  type Clause,
  type Expression,
  type FormatPart,
  parseExpression,
} from '../../../language/src/index.ts';
import { isObject } from '../json.ts';
import { evaluatePath, type Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { binary, MAX_LENGTH, unary } from './arithmetic.ts';
import { attribute, checkAttributeName } from './attributes.ts';
import { iterate, lengthOf, related, truthy } from './compare.ts';
import { ExpressionError } from './error.ts';
import { formatValue } from './format-spec.ts';
import { functionNamed, update } from './functions.ts';
import { seededRandom } from './random.ts';
import { slice, subscript } from './subscript.ts';
import { repr, str } from './text.ts';
import { toJson } from './to-json.ts';
import { typeName } from './type-name.ts';
import { Callable, Dict, fromJson, List, Opaque, PySet, Tuple, type Value } from './value.ts';
import type { World } from './world.ts';

// The library's own limit [D], and ours against expressions that would never end.
const MAX_ELEMENTS = 10_000;
const MAX_STEPS = 1_000_000;
const MAX_DEPTH = 250;

/**
 * The value of a `.=` key as JSON. Names are the members of the payload, and `_context`. `onWholeFloat`: see `toJson`.
 *
 * @throws ExpressionError with the name of Python's error
 * @throws FlowError for a back-quoted path that cannot be followed
 */
export function evaluateExpression(text: string, scope: Scope, onWholeFloat?: (value: number) => void): Json {
  return toJson(evaluate(text, scope), onWholeFloat);
}

/** The same before it becomes JSON. */
export function evaluate(text: string, scope: Scope): Value {
  const { tree, problems } = parseExpression(text);
  const [problem] = problems;
  if (problem?.code === 'empty')
    throw new ExpressionError('InvalidExpression', 'Sorry, cannot evaluate empty string');
  if (problem) {
    const rest = text.slice(problem.span.offset, problem.span.offset + 20);
    throw new ExpressionError('SyntaxError', `invalid syntax at '${rest}' (${problem.code}) in '${text}'`);
  }
  return new Evaluator(text, scope).value(tree);
}

class Evaluator implements World {
  readonly #text: string;
  readonly #scope: Scope;
  readonly random: () => number;
  /** Names of the payload that were read; lists and dicts among them may have been changed by a method. */
  readonly #names = new Map<string, Value>();
  /** The variables of the comprehensions that are being evaluated, outermost first. */
  readonly #variables: Map<string, Value>[] = [];
  #elements = 0;
  #steps = 0;
  #depth = 0;

  constructor(text: string, scope: Scope) {
    this.#text = text;
    this.#scope = scope;
    this.random = seededRandom(`${scope.context.run_id}\n${text}`);
  }

  value(node: Expression): Value {
    if (++this.#steps > MAX_STEPS) throw new ExpressionError('NotSimulated', 'the expression takes too long');
    if (this.#depth >= MAX_DEPTH)
      throw new ExpressionError('RecursionError', 'maximum recursion depth exceeded');
    this.#depth++;
    const value = this.#value(node);
    this.#depth--;
    return value;
  }

  #value(node: Expression): Value {
    switch (node.kind) {
      case 'constant':
        if (typeof node.value === 'string' && (lengthOf(node.value) ?? 0) > MAX_LENGTH) throw tooLong();
        return node.value;
      case 'bytes':
        return new Opaque('bytes', `b${repr(node.value)}`);
      case 'imaginary':
        return new Opaque('complex', `${node.value}j`);
      case 'ellipsis':
        return new Opaque('ellipsis', 'Ellipsis');
      case 'name':
        return this.#name(node.name);
      case 'path':
        return this.#path(node);
      case 'format':
        return this.#format(node.parts);
      case 'unary':
        return unary(node.operator, this.value(node.operand));
      case 'binary':
        return binary(node.operator, this.value(node.left), this.value(node.right));
      case 'compare':
        return this.#compare(node);
      case 'logical':
        return this.#logical(node.operator, node.operands);
      case 'conditional':
        return this.value(truthy(this.value(node.test)) ? node.then : node.otherwise);
      case 'attribute':
        checkAttributeName(node.name);
        return attribute(this.value(node.object), node.name, this.#text);
      case 'subscript':
        return this.#subscript(node.object, node.index);
      case 'call':
        return this.#call(node);
      case 'list':
        return List.of(
          node.items.flatMap(i => (i.kind === 'starred' ? iterate(this.value(i.value)) : [this.value(i)])),
        );
      case 'tuple':
        return new Tuple(node.items.map(i => this.value(i)));
      case 'set':
        return new PySet(node.items.map(i => this.value(i)));
      case 'dict':
        return this.#dict(node);
      case 'comprehension':
        return this.#comprehension(node);
      case 'assignment':
        return this.value(node.value);
      case 'sequence':
        return node.items[0] ? this.value(node.items[0]) : null;
      case 'slice':
      case 'starred':
        throw notAvailable(node.kind);
      case 'unsupported':
        throw notAvailable(node.feature);
      case 'missing':
        throw new ExpressionError('SyntaxError', 'invalid syntax');
    }
  }

  #name(name: string): Value {
    const variable = this.#variables.findLast(v => v.has(name))?.get(name);
    // None is a value too, so `??` would not do.
    if (variable !== undefined) return variable;
    const member = this.name(name);
    const found = member === undefined ? functionNamed(name, this) : member;
    if (found !== undefined) return found;
    throw new ExpressionError('NameNotDefined', `'${name}' is not defined for expression '${this.#text}'`);
  }

  name(name: string): Value | undefined {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const { payload, context } = this.#scope;
    if (name === '_context') return this.#remember(name, context);
    return isObject(payload) && Object.hasOwn(payload, name)
      ? this.#remember(name, payload[name] ?? null)
      : undefined;
  }

  #remember(name: string, json: Json): Value {
    const value = fromJson(json);
    this.#names.set(name, value);
    return value;
  }

  #path({ path }: Expression & { kind: 'path' }): Value {
    const matches = evaluatePath(path, this.#scope);
    if (!path.definite) return List.of(matches.map(m => fromJson(m.value)));
    const [match] = matches;
    if (!match)
      throw new ExpressionError(
        'PathNotFound',
        `The path '${path.text}' could not be found in the state input.`,
      );
    return fromJson(match.value);
  }

  /** As in simpleeval, a conversion such as `!r` has no effect. */
  #format(parts: FormatPart[]): string {
    let text = '';
    for (const part of parts) {
      if (typeof part === 'string') text += part;
      else {
        const value = this.value(part.value);
        text += part.spec ? formatValue(value, this.#format(part.spec)) : str(value);
      }
      if (text.length > MAX_LENGTH) throw tooLong();
    }
    return text;
  }

  #compare(node: Expression & { kind: 'compare' }): Value {
    let left = this.value(node.first);
    for (const { operator, operand } of node.rest) {
      const right = this.value(operand);
      if (!related(operator, left, right)) return false;
      left = right;
    }
    return true;
  }

  #logical(operator: 'and' | 'or', operands: Expression[]): Value {
    let value: Value = null;
    for (const operand of operands) {
      value = this.value(operand);
      if (truthy(value) === (operator === 'or')) return value;
    }
    return value;
  }

  #subscript(object: Expression, index: Expression): Value {
    const container = this.value(object);
    if (index.kind !== 'slice') return subscript(container, this.value(index));
    const bound = (node: Expression | undefined) => (node ? this.value(node) : null);
    return slice(container, bound(index.from), bound(index.to), bound(index.step));
  }

  #call({ callee, args, keywords }: Expression & { kind: 'call' }): Value {
    if (callee.kind !== 'name' && callee.kind !== 'attribute') {
      throw new ExpressionError('FeatureNotAvailable', 'Lambda Functions not implemented');
    }
    const called = callee.kind === 'name' ? functionNamed(callee.name, this) : this.value(callee);
    if (called === undefined && callee.kind === 'name') {
      throw new ExpressionError(
        'FunctionNotDefined',
        `Function '${callee.name}' not defined, for expression '${this.#text}'.`,
      );
    }
    const given = args.map(a => this.value(a));
    const named = new Map<string, Value>();
    for (const keyword of keywords) {
      const value = this.value(keyword.value);
      if (keyword.name === undefined) throw new ExpressionError('TypeError', 'keywords must be strings');
      named.set(keyword.name, value);
    }
    if (called instanceof Callable) return called.call(given, named);
    throw new ExpressionError('TypeError', `'${typeName(called ?? null)}' object is not callable`);
  }

  #dict({ entries }: Expression & { kind: 'dict' }): Dict {
    const result = Dict.empty();
    for (const { key, value } of entries) {
      // Like simpleeval, the value first.
      const inner = this.value(value);
      if (key) result.set(this.value(key), inner);
      else update(result, inner);
    }
    return result;
  }

  #comprehension(node: Expression & { kind: 'comprehension' }): Value {
    if (node.form === 'set') throw notAvailable('SetComp');
    const list: Value[] = [];
    const dict = Dict.empty();
    const variables = new Map<string, Value>();
    this.#variables.push(variables);
    this.#loop(node.clauses, variables, () => {
      const value = node.value && this.value(node.value);
      const element = this.value(node.element);
      if (value === undefined) list.push(element);
      else dict.set(element, value);
    });
    this.#variables.pop();
    return node.value ? dict : List.of(list);
  }

  #loop([clause, ...inner]: Clause[], variables: Map<string, Value>, visit: () => void): void {
    if (!clause) {
      visit();
      return;
    }
    for (const item of iterate(this.value(clause.iterable))) {
      if (++this.#elements > MAX_ELEMENTS) {
        throw new ExpressionError('IterableTooLong', 'Comprehension generates too many elements');
      }
      assign(clause.target, item, variables);
      if (clause.conditions.every(c => truthy(this.value(c)))) this.#loop(inner, variables, visit);
    }
  }
}

/** Like simpleeval, and unlike Python, a tuple of names takes as many values as there are. */
function assign(target: Expression, value: Value, variables: Map<string, Value>): void {
  if (target.kind === 'name') variables.set(target.name, value);
  if (target.kind !== 'tuple') return;
  const values = iterate(value);
  target.items.forEach((item, i) => {
    const part = values[i];
    if (part !== undefined) assign(item, part, variables);
  });
}

function notAvailable(feature: string): ExpressionError {
  return new ExpressionError('FeatureNotAvailable', `Sorry, ${feature} is not available in this evaluator`);
}

function tooLong(): ExpressionError {
  return new ExpressionError('IterableTooLong', 'Sorry, I will not evaluate something this long.');
}
