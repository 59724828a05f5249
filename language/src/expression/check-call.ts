import type { Span } from '../json/text.ts';
import { printDottedPath, takesPath } from './dotted-path.ts';
import { FUNCTIONS } from './functions.ts';
import { isRefused, METHODS, methodsNamed, type Receiver } from './methods.ts';
import type { CallMistake, ExpressionMistake, PathMistake } from './mistake.ts';
import { parseExpression } from './parse.ts';
import { NO_VARIABLES, placeOf } from './place.ts';
import { arity, type Signature } from './signature.ts';
import { pathArgument, spanIn } from './tolerant.ts';
import type { Expression } from './tree.ts';

type Call = Expression & { kind: 'call' };

/** What is wrong with a call, but for its arguments' own mistakes. `variables` are the names of loops. */
export function callMistakes(call: Call, variables: ReadonlySet<string>): ExpressionMistake[] {
  const { callee } = call;
  if (callee.kind === 'name') {
    const known = FUNCTIONS.get(callee.name);
    if (!known) return [{ kind: 'unknown-function', name: callee.name, span: callee.span }];
    const path = pathMistake(call, callee.name, variables);
    return path ? [path] : argumentMistakes(call, callee.name, [known], known.exact);
  }
  if (callee.kind === 'attribute') return methodMistakes(call, callee);
  // A lambda has a finding of its own.
  return callee.kind === 'unsupported' ? [] : [{ kind: 'unsupported', feature: 'call', span: call.span }];
}

function methodMistakes(call: Call, callee: Expression & { kind: 'attribute' }): ExpressionMistake[] {
  const { name, nameSpan: span, object } = callee;
  if (isRefused(name)) return [{ kind: 'refused-attribute', name, called: true, span }];
  const candidates = methodsOf(callee);
  if (candidates.length > 0) return argumentMistakes(call, name, candidates, true);
  const module = object.kind === 'name' && MODULES.has(object.name) ? object : undefined;
  if (!module) return [{ kind: 'unknown-method', name, receiver: receiverOf(object), span }];
  const { offset } = module.span;
  const length = span.offset + span.length - offset;
  return [{ kind: 'unknown-function', name: `${module.name}.${name}`, span: { offset, length } }];
}

/** The methods that an attribute may be: of the type that its object is plain to have, or of any type. */
export function methodsOf({ object, name }: Expression & { kind: 'attribute' }): Signature[] {
  const receiver = receiverOf(object);
  if (!receiver) return methodsNamed(name);
  const method = METHODS[receiver].get(name);
  return method ? [method] : [];
}

// From other states languages, Python and JavaScript.
const MODULES: ReadonlySet<string> = new Set(
  'Array Date JSON Math Number Object States String datetime json math os random re string sys time uuid'.split(
    ' ',
  ),
);

/** What kind of value an operand is, where its text alone tells. */
export function receiverOf(node: Expression): Receiver | undefined {
  switch (node.kind) {
    case 'constant':
      if (typeof node.value === 'string') return 'string';
      return node.value === null ? undefined : 'number';
    case 'format':
      return 'string';
    case 'bytes':
      // Bytes have most methods of strings, and nobody uses them.
      return undefined;
    case 'imaginary':
      return 'number';
    case 'list':
    case 'tuple':
      return 'array';
    case 'set':
      return 'set';
    case 'dict':
      return 'object';
    case 'comprehension':
      return node.form === 'dict' ? 'object' : 'array';
    default:
      return undefined;
  }
}

/** The call fits none of the signatures. */
function argumentMistakes(
  { args, keywords, callee, span: whole }: Call,
  name: string,
  candidates: readonly Signature[],
  exact: boolean,
): ExpressionMistake[] {
  if (args.some(a => a.kind === 'starred') || keywords.some(k => k.name === undefined)) return [];
  const unknown = keywords.find(k => !candidates.some(c => !exact || takes(c, k.name)));
  if (unknown?.name !== undefined)
    return [
      {
        kind: 'unknown-keyword',
        name,
        keyword: unknown.name,
        span: { ...unknown.span, length: unknown.name.length },
      },
    ];
  const given = args.length + keywords.length;
  const fits = ({ least, most }: { least: number; most: number }) => given >= least && given <= most;
  const ranges = candidates.map(c =>
    c.anyKeyword ? { ...arity(c), most: arity(c).most + keywords.length } : arity(c),
  );
  if (ranges.some(fits)) return [];
  const offset = callee.span.offset + callee.span.length;
  const mistake: CallMistake = {
    kind: 'argument-count',
    name,
    given,
    least: Math.min(...ranges.map(r => r.least)),
    most: Math.max(...ranges.map(r => r.most)),
  };
  return [{ ...mistake, span: { offset, length: whole.offset + whole.length - offset } }];
}

function takes(signature: Signature, keyword: string | undefined): boolean {
  return signature.anyKeyword || signature.parameters.some(p => p.keyword && p.name === keyword);
}

/** The first argument of `is_present` and `getattr` must be a path in quotes; what makes one up is let through. */
function pathMistake(
  call: Call,
  name: string,
  variables: ReadonlySet<string>,
): (ExpressionMistake & PathMistake) | undefined {
  const [first] = call.args;
  if (!first || !takesPath(name)) return undefined;
  const mistake = (problem: PathArgumentProblem, span: Span) =>
    ({ kind: 'path-argument', name, problem, span, argument: first.span, meant: meantPath(first) }) as const;
  const problem = pathArgument(call)?.problem;
  if (problem) return mistake(problem.code, spanIn(first, problem.span));
  if (first.kind === 'constant')
    return typeof first.value === 'string' ? undefined : mistake('no-text', first.span);
  const place = placeOf(first, NO_VARIABLES);
  const [root] = place?.steps ?? [];
  const isVariable = typeof root === 'string' && variables.has(root);
  return place && !isVariable ? mistake('unquoted', first.span) : undefined;
}

type PathArgumentProblem = Extract<PathMistake, { kind: 'path-argument' }>['problem'];

/** What an argument is as a path without `$.`: a value itself, or a text that has it in another notation. */
function meantPath(argument: Expression): string | undefined {
  const isText = argument.kind === 'constant' && typeof argument.value === 'string';
  const value = isText ? parseExpression(String(argument.value).replace(/^\$\.?/, '')).tree : argument;
  const steps = placeOf(value, NO_VARIABLES)?.steps ?? [];
  const plain = steps.filter(s => typeof s !== 'object');
  return plain.length === steps.length ? printDottedPath(plain) : undefined;
}
