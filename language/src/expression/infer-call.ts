import { UNKNOWN } from '../shape/build.ts';
import { arrayOf, constant, scalar } from '../shape/construct.ts';
import { join, joinAll } from '../shape/join.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';
import { receiverOf } from './check-call.ts';
import { takesPath } from './dotted-path.ts';
import { FUNCTIONS } from './functions.ts';
import { infer } from './infer.ts';
import { type Context, elementOf, isCertain } from './infer-context.ts';
import { METHODS, methodsNamed, type Receiver } from './methods.ts';
import { FLOAT } from './operator-types.ts';
import { scalarOf } from './scalars.ts';
import type { Signature, ValueType } from './signature.ts';
import { pathArgument } from './tolerant.ts';
import type { Expression } from './tree.ts';

type Call = Expression & { kind: 'call' };

export function inferCall(call: Call, context: Context): Shape {
  const { callee } = call;
  const receiver = callee.kind === 'attribute' ? infer(callee.object, context) : undefined;
  const args = call.args.map(a => infer(a, context));
  const named = call.keywords.map(k => infer(k.value, context));
  if (callee.kind === 'attribute' && receiver)
    return method(call, { receiver, name: callee.name, args }, context);
  const spec = callee.kind === 'name' ? FUNCTIONS.get(callee.name) : undefined;
  if (!spec) return UNKNOWN;
  // Whether the argument of these is a path is looked at apart from its type.
  if (!takesPath(spec.name)) checkArguments(call, spec, args, context);
  const [first = UNKNOWN, second] = args;
  switch (spec.name) {
    case 'getattr': {
      const path = pathArgument(call);
      if (!path || path.problem) return UNKNOWN;
      const fallback = second ?? named[0] ?? constant(null);
      return orElse(context.payload, path.steps, fallback);
    }
    case 'pathsplit':
      return arrayOf(scalar(Types.string));
    case 'list':
    case 'tuple':
      return args.length === 0 ? constant([]) : arrayOf(elementOf(first));
    default:
      return resultOf([spec]);
  }
}

/** The value at a path, or something else where there is none. */
function orElse(value: Shape, steps: readonly (string | number)[], fallback: Shape): Shape {
  const { shape, presence } = lookup(value, steps);
  if (presence === Presence.Present) return shape;
  return presence === Presence.Absent ? fallback : join(shape, fallback);
}

interface MethodCall {
  receiver: Shape;
  name: string;
  args: readonly Shape[];
}

const PARTS: ReadonlySet<string> = new Set(['split', 'rsplit', 'splitlines', 'partition', 'rpartition']);

function method(call: Call, { receiver, name, args }: MethodCall, context: Context): Shape {
  const { callee } = call;
  const known = isCertain(receiver) ? receiversOf(receiver.types) : undefined;
  const candidates = known ? known.flatMap(r => METHODS[r].get(name) ?? []) : methodsNamed(name);
  const [only, ...others] = candidates;
  if (!only) {
    // Where the text alone tells, or no value has such a method, that is another mistake.
    const told = callee.kind === 'attribute' && receiverOf(callee.object) !== undefined;
    if (known && callee.kind === 'attribute' && !told && methodsNamed(name).length > 0)
      context.report({ kind: 'no-method', name, value: receiver, span: callee.nameSpan });
    return UNKNOWN;
  }
  if (others.length > 0) return resultOf(candidates);
  checkArguments(call, only, args, context);
  const [first] = call.args;
  const [items] = args;
  if (PARTS.has(name)) return arrayOf(scalar(Types.string));
  if (name === 'join' && items) checkJoin(call, items, context);
  if (name === 'get' && first && receiver.types === Types.object) {
    const key = scalarOf(first);
    return typeof key === 'string' ? orElse(receiver, [key], args[1] ?? constant(null)) : UNKNOWN;
  }
  if (name === 'copy') return receiver;
  return name === 'pop' && receiver.types === Types.array ? elementOf(receiver) : resultOf(candidates);
}

function receiversOf(types: number): Receiver[] {
  const found: Receiver[] = [];
  if (types & Types.string) found.push('string');
  if (types & Types.array) found.push('array');
  if (types & Types.object) found.push('object');
  if (types & (Types.numeric | Types.boolean)) found.push('number');
  return found;
}

function checkJoin({ args }: Call, list: Shape, { report }: Context): void {
  const items = list.types === Types.array ? elementOf(list) : UNKNOWN;
  if (args[0] && isCertain(items) && !(items.types & Types.string))
    report({ kind: 'join', items, span: args[0].span });
}

function checkArguments(
  call: Call,
  { name, parameters }: Signature,
  args: readonly Shape[],
  context: Context,
) {
  for (const [i, parameter] of parameters.entries()) {
    const value = args[i];
    const node = call.args[i];
    if (!value || !node || node.kind === 'starred') return;
    const accepted = parameter.types.reduce((flags, type) => flags | FLAGS[type], 0);
    if (isCertain(value) && !(value.types & accepted))
      context.report({
        kind: 'argument',
        name,
        parameter: parameter.name,
        expected: parameter.types,
        value,
        span: node.span,
      });
  }
}

/** What a parameter of a type takes; booleans are integers. */
const FLAGS: Readonly<Record<ValueType, number>> = {
  null: Types.null,
  boolean: Types.boolean | Types.integer,
  integer: Types.integer | Types.boolean,
  number: Types.numeric | Types.boolean,
  string: Types.string,
  array: Types.array,
  object: Types.object,
  other: Types.none,
  any: Types.all,
};

const RESULTS: Readonly<Record<ValueType, Shape>> = {
  null: constant(null),
  boolean: scalar(Types.boolean),
  integer: scalar(Types.integer),
  number: scalar(FLOAT),
  string: scalar(Types.string),
  array: scalar(Types.array),
  object: scalar(Types.object),
  other: UNKNOWN,
  any: UNKNOWN,
};

function resultOf(candidates: readonly Signature[]): Shape {
  const [only, ...others] = candidates;
  const [type] = only?.result ?? [];
  if (type && others.length === 0 && only?.result.length === 1) return RESULTS[type];
  return joinAll(candidates.flatMap(c => c.result.map(type => RESULTS[type])));
}
