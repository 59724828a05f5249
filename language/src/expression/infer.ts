import type { Span } from '../json/text.ts';
import { build, NEVER, UNKNOWN } from '../shape/build.ts';
import { arrayOf, constant, objectOf, scalar } from '../shape/construct.ts';
import { join, joinAll } from '../shape/join.ts';
import { lookup, lookupPath } from '../shape/lookup.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { inferCall } from './infer-call.ts';
import { type Context, elementOf, isCertain, narrowed, truthy, withVariables } from './infer-context.ts';
import { hidesMember, isAttributeOfNumber } from './methods.ts';
import { binaryTypes, comparable, ITERABLE, unaryTypes } from './operator-types.ts';
import { placeOf } from './place.ts';
import { scalarOf } from './scalars.ts';
import type { Clause, DictEntry, Expression } from './tree.ts';

const BOOLEAN = scalar(Types.boolean);
const STRING = scalar(Types.string);

/**
 * The shape of an expression's value if it has one, and on the way the operands that no run can make work. Every
 * part is looked at once, with what is known of the payload where it is evaluated.
 */
export function infer(node: Expression, context: Context): Shape {
  const shape = inferPart(node, context);
  context.seen?.(node, shape, context);
  return shape;
}

function inferPart(node: Expression, context: Context): Shape {
  switch (node.kind) {
    case 'constant': {
      const value = scalarOf(node);
      return value === undefined ? scalar(Types.numeric) : constant(value);
    }
    case 'name':
      return context.variables.get(node.name) ?? lookup(context.payload, [node.name]).shape;
    case 'path':
      return lookupPath(context.payload, node.path).shape;
    case 'format':
      for (const part of node.parts) if (typeof part !== 'string') infer(part.value, context);
      return STRING;
    case 'unary':
      return inferUnary(node, infer(node.operand, context), context);
    case 'binary':
      return inferBinary(node, infer(node.left, context), infer(node.right, context), context);
    case 'compare':
      return inferCompare(node, context);
    case 'logical':
      return inferLogical(node, context);
    case 'conditional': {
      infer(node.test, context);
      const branches = [narrowed(context, node.test, true), narrowed(context, node.test, false)] as const;
      const then = branches[0] ? infer(node.then, branches[0]) : NEVER;
      return join(then, branches[1] ? infer(node.otherwise, branches[1]) : NEVER);
    }
    case 'attribute':
      return inferAttribute(node, infer(node.object, context), context);
    case 'subscript':
      return inferSubscript(node, infer(node.object, context), context);
    case 'call':
      return inferCall(node, context);
    case 'list':
    case 'tuple':
      return arrayOf(
        joinAll(
          node.items.map(i =>
            i.kind === 'starred' ? elementOf(infer(i.value, context)) : infer(i, context),
          ),
        ),
      );
    case 'dict':
      return inferDict(node.entries, context);
    case 'comprehension':
      return inferComprehension(node, context);
    case 'assignment':
      return infer(node.value, context);
    case 'sequence':
      return node.items[0] ? infer(node.items[0], context) : UNKNOWN;
    case 'set':
      for (const item of node.items) infer(item, context);
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}

type Of<Kind> = Expression & { kind: Kind };

function inferUnary(node: Of<'unary'>, value: Shape, { report }: Context): Shape {
  const { operator, operand } = node;
  if (operator === 'not') return BOOLEAN;
  const types = unaryTypes(operator, value.types);
  if (types !== Types.none) return scalar(types);
  if (isCertain(value)) report({ kind: 'operand', operator, value, span: operand.span });
  return UNKNOWN;
}

function inferBinary(node: Of<'binary'>, left: Shape, right: Shape, { report }: Context): Shape {
  const { operator } = node;
  const types = binaryTypes(operator, left.types, right.types);
  if (types === Types.none) {
    if (isCertain(left) && isCertain(right))
      report({ kind: 'operands', operator, left, right, span: odd(node, left, right) });
    return UNKNOWN;
  }
  const divides = operator === '/' || operator === '//' || (operator === '%' && !(left.types & Types.string));
  if (divides && scalarOf(node.right) === 0)
    report({ kind: 'zero-division', operator, span: node.right.span });
  if (types === Types.all) return UNKNOWN;
  if (!(types & Types.array)) return scalar(types);
  return build({ types, items: join(itemsOf(left), itemsOf(right)) });
}

/** Of a text and something else, the something else: that is what has to change. */
function odd(node: Of<'binary'>, left: Shape, right: Shape): Span {
  return right.types === Types.string && left.types !== Types.string ? node.left.span : node.right.span;
}

function itemsOf(shape: Shape): Shape {
  return shape.types & Types.array ? (shape.items ?? UNKNOWN) : NEVER;
}

function inferCompare(node: Of<'compare'>, context: Context): Shape {
  let left = infer(node.first, context);
  for (const { operator, operand } of node.rest) {
    const right = infer(operand, context);
    const certain = isCertain(left) && isCertain(right);
    if (certain && !comparable(operator, left.types, right.types))
      context.report({ kind: 'comparison', operator, left, right, span: operand.span });
    left = right;
  }
  return BOOLEAN;
}

function inferLogical({ operator, operands }: Of<'logical'>, context: Context): Shape {
  const isAnd = operator === 'and';
  let inside: Context | undefined = context;
  let result = NEVER;
  for (const [i, operand] of operands.entries()) {
    if (!inside) break;
    const shape = infer(operand, inside);
    const last = i === operands.length - 1;
    result = join(result, last ? shape : truthy(shape, !isAnd));
    if (!last) inside = narrowed(inside, operand, isAnd);
  }
  return result;
}

function inferAttribute(node: Of<'attribute'>, value: Shape, { scope, report }: Context): Shape {
  if (hidesMember(node.name) || (isAttributeOfNumber(node.name) && !(value.types & Types.object)))
    return UNKNOWN;
  // Of a value of the payload the data flow says whether it has that member.
  if (isCertain(value) && !(value.types & Types.object) && !placeOf(node, scope))
    report({ kind: 'no-member', name: node.name, value, span: node.nameSpan });
  return lookup(value, [node.name]).shape;
}

const SEQUENCE = Types.string | Types.array;

function inferSubscript(node: Of<'subscript'>, value: Shape, context: Context): Shape {
  const { index, object } = node;
  if (index.kind === 'slice') {
    for (const bound of [index.from, index.to, index.step]) if (bound) infer(bound, context);
    const types = value.types & SEQUENCE;
    if (types !== Types.none) return build({ types, items: value.items });
    if (isCertain(value)) context.report({ kind: 'slice', value, span: object.span });
    return UNKNOWN;
  }
  const at = infer(index, context);
  const whole = (at.types & (Types.integer | Types.boolean)) !== 0;
  const named = (at.types & Types.string) !== 0;
  const works = (whole && (value.types & SEQUENCE) !== 0) || (value.types & Types.object) !== 0;
  if (!works && isCertain(value) && isCertain(at) && !isPlain(node, context))
    context.report({ kind: 'index', value, index: at, span: index.span });
  const element = whole ? elementOf(build({ ...value, types: value.types & SEQUENCE })) : NEVER;
  const key = scalarOf(index);
  if (!named || !(value.types & Types.object)) return element.types === Types.none ? UNKNOWN : element;
  return join(element, typeof key === 'string' ? lookup(value, [key]).shape : UNKNOWN);
}

/** A value of the payload at a place that is known: the data flow says whether there is one. */
function isPlain(node: Expression, { scope }: Context): boolean {
  return placeOf(node, scope)?.steps.every(step => typeof step !== 'object') ?? false;
}

/** Names that are computed can be any, those before them included. */
function inferDict(entries: readonly DictEntry[], context: Context): Shape {
  const known = new Map<string, Shape>();
  let open = false;
  for (const { key, value } of entries) {
    const shape = context.value(value, context);
    if (key) infer(key, context);
    const name = key && scalarOf(key);
    if (typeof name === 'string') known.set(name, shape);
    else {
      known.clear();
      open = true;
    }
  }
  return objectOf(known, open ? 'unknown' : 'none');
}

function inferComprehension(node: Of<'comprehension'>, context: Context): Shape {
  let inside: Context | undefined = context;
  for (const clause of node.clauses) inside = inside && inferLoop(clause, inside);
  const element = inside ? infer(node.element, inside) : NEVER;
  if (node.value && inside) infer(node.value, inside);
  if (node.form === 'dict') return scalar(Types.object);
  return node.form === 'set' ? UNKNOWN : arrayOf(element);
}

function inferLoop({ target, iterable, conditions }: Clause, context: Context): Context | undefined {
  const value = infer(iterable, context);
  if (isCertain(value) && !(value.types & ITERABLE))
    context.report({ kind: 'loop', value, span: iterable.span });
  let inside: Context | undefined = withVariables(context, target, elementOf(value));
  for (const condition of conditions) {
    if (!inside) break;
    infer(condition, inside);
    inside = narrowed(inside, condition, true);
  }
  return inside;
}
