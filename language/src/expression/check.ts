import { inOrder } from '../in-order.ts';
import type { Span } from '../json/text.ts';
import { callMistakes, methodsOf } from './check-call.ts';
import { prose, syntaxMistake } from './check-syntax.ts';
import { hidesMember, isRefused, METHODS } from './methods.ts';
import type { ExpressionMistake } from './mistake.ts';
import { isProse } from './prose.ts';
import { pathArgument } from './tolerant.ts';
import type { Expression, ParsedExpression } from './tree.ts';
import { parts, walkExpression } from './walk.ts';
import { PYTHON_WORDS } from './words.ts';

/**
 * Everything that is wrong with an expression whatever the payload is, in the order of the text. Where it is not
 * Python there is one mistake, since what follows cannot be trusted.
 */
export function expressionProblems({ text, tree, problems }: ParsedExpression): ExpressionMistake[] {
  const [problem] = problems;
  if (problem) return [syntaxMistake(text, problem)];
  if (tree.kind === 'unsupported' && isSentence(tree.feature, text)) return [prose(text)];
  const found = outcome(tree);
  visit(tree, { text, variables: text.includes('for') ? variablesOf(tree) : NO_NAMES, found });
  return inOrder(found, mistake => mistake.span.offset);
}

// Words that begin a statement in Python and a phrase in English.
const STARTERS: ReadonlySet<string> = new Set(
  'break class continue del for from global import pass raise return while with'.split(' '),
);

/** `Note: done`, `for review by her`: read as an annotation or a statement, and meant as text. */
function isSentence(feature: string, text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return (feature === 'annotation' || (STARTERS.has(feature) && words > 2)) && isProse(text);
}

interface Visit {
  text: string;
  /** The names of loops, wherever they are in scope. */
  variables: ReadonlySet<string>;
  found: ExpressionMistake[];
}

const NO_NAMES: ReadonlySet<string> = new Set();

function variablesOf(tree: Expression): Set<string> {
  const names = new Set<string>();
  walkExpression(tree, node => {
    if (node.kind !== 'comprehension') return;
    for (const { target } of node.clauses)
      walkExpression(target, t => {
        if (t.kind === 'name') names.add(t.name);
      });
  });
  return names;
}

function visit(node: Expression, context: Visit): void {
  for (const mistake of mistakesAt(node, context)) context.found.push(mistake);
  if (node.kind === 'unsupported') return;
  if (node.kind === 'assignment') visit(node.value, context);
  else if (node.kind === 'sequence') for (const item of node.items.slice(0, 1)) visit(item, context);
  else if (node.kind === 'call') visitCall(node, context);
  else for (const part of parts(node)) visit(part, context);
}

/** What is called, and a path in quotes, are looked at together with the call. */
function visitCall(call: Expression & { kind: 'call' }, context: Visit): void {
  const { callee, args, keywords } = call;
  if (callee.kind === 'attribute') visit(callee.object, context);
  else if (callee.kind !== 'name') visit(callee, context);
  const first = pathArgument(call) ? 1 : 0;
  for (let i = first; i < args.length; i++) visit(args[i] ?? callee, context);
  for (const { value } of keywords) visit(value, context);
}

const QUOTED_PATH = /^\$(?:\.[\p{L}_][\p{L}\p{N}_-]*|\[(?:\d+|'[^']*'|"[^"]*")\])+$/u;

function mistakesAt(node: Expression, { text, variables }: Visit): readonly ExpressionMistake[] {
  const { span } = node;
  switch (node.kind) {
    case 'name': {
      const python = variables.has(node.name) ? undefined : PYTHON_WORDS.get(node.name);
      return python ? [{ kind: 'json-word', name: node.name, python, span }] : NONE;
    }
    case 'constant':
      return typeof node.value === 'string' && QUOTED_PATH.test(node.value)
        ? [{ kind: 'path-in-quotes', path: node.value, span }]
        : NONE;
    case 'attribute':
      if (isRefused(node.name))
        return [{ kind: 'refused-attribute', name: node.name, called: false, span: node.nameSpan }];
      return hidesMember(node.name)
        ? [{ kind: 'hidden-member', name: node.name, span: node.nameSpan }]
        : NONE;
    case 'call': {
      const mistakes = callMistakes(node, variables);
      for (const mistake of starred(node.args)) mistakes.push(mistake);
      for (const { name, span } of node.keywords)
        if (name === undefined) for (const mistake of refused('**', span)) mistakes.push(mistake);
      return mistakes;
    }
    case 'tuple':
    case 'set':
      return starred(node.items);
    case 'starred':
      return NONE;
    case 'binary':
      return node.operator === '@' ? refused('@', span) : NONE;
    case 'comprehension':
      return node.form === 'set' ? refused('set comprehension', span) : NONE;
    case 'assignment': {
      const offset = text.indexOf(node.operator, node.target.span.offset + node.target.span.length);
      return [{ kind: 'ignored', part: 'assignment', span: { offset, length: node.operator.length } }];
    }
    case 'sequence': {
      const offset = node.items[1]?.span.offset ?? span.offset;
      return [
        { kind: 'ignored', part: 'statements', span: { offset, length: span.offset + span.length - offset } },
      ];
    }
    case 'unsupported':
      return refused(node.feature, span);
    default:
      return NONE;
  }
}

const NONE: readonly ExpressionMistake[] = [];

function refused(feature: string, span: Span): ExpressionMistake[] {
  return [{ kind: 'unsupported', feature, span }];
}

/** Of what is enumerated only a list takes `*items`. */
function starred(items: readonly Expression[]): ExpressionMistake[] {
  return items.flatMap(i =>
    i.kind === 'starred' ? [{ kind: 'unsupported', feature: '*', span: i.span }] : [],
  );
}

const NOT_JSON = { set: 'set', bytes: 'bytes', imaginary: 'complex', ellipsis: 'ellipsis' } as const;

/** What is wrong with the value of the whole expression. */
export function outcome(tree: Expression): ExpressionMistake[] {
  const { span } = tree;
  switch (tree.kind) {
    case 'starred':
      return [{ kind: 'unsupported', feature: '*', span }];
    case 'set':
    case 'bytes':
    case 'imaginary':
    case 'ellipsis':
      return [{ kind: 'not-json', what: NOT_JSON[tree.kind], span }];
    case 'call': {
      const { callee } = tree;
      if (callee.kind === 'name')
        return callee.name === 'set' ? [{ kind: 'not-json', what: 'set', span }] : [];
      if (callee.kind !== 'attribute') return [];
      const results = methodsOf(callee).flatMap(m => m.result);
      if (results.length > 0 && results.every(r => r === 'null'))
        return [{ kind: 'yields-nothing', name: callee.name, span: callee.nameSpan }];
      if (results.length === 0 || !results.every(r => r === 'other')) return [];
      const what = METHODS.object.has(callee.name)
        ? 'view'
        : METHODS.string.has(callee.name)
          ? 'bytes'
          : 'set';
      return [{ kind: 'not-json', what, span }];
    }
    default:
      return [];
  }
}
