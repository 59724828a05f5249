import { parseExpression } from '../expression/parse.ts';
import { isProse } from '../expression/prose.ts';
import type { Expression } from '../expression/tree.ts';
import type { Span } from '../json/text.ts';
import { type Path, type PathProblemCode, parsePath } from './parse.ts';
import { printReference } from './print.ts';

export type PathMistakeCode =
  | PathProblemCode
  | 'expression'
  | 'expression-in-name'
  | 'intrinsic-function'
  | 'context-object'
  | 'quoted'
  | 'trailing-dot'
  | 'left-over'
  | 'blank';

/** What is wrong with a string that should be a JSONPath. */
export interface PathMistake {
  code: PathMistakeCode;
  /** In UTF-16 code units of the path's text. */
  span: Span;
  /** The path that was most likely meant. */
  path?: string;
  /** The expression that was meant, without `$.` before its names. */
  expression?: string;
}

/** Undefined for a path that is well-formed and does what it looks like. */
export function mistakeIn(path: Path): PathMistake | undefined {
  const [problem] = path.problems;
  if (!problem) return path.text.includes(' ') ? mistakenBlank(path) : undefined;
  const { text } = path;
  const whole = { offset: 0, length: text.length };
  if (/^States\.\w+\(/.test(text)) return { code: 'intrinsic-function', span: whole };
  if (text.startsWith('$$')) return { code: 'context-object', span: whole, ...contextPath(text) };
  if (problem.code === 'no-dollar') {
    const [, inner] = /^\s*[`'"]?\s*(\$.*?)\s*[`'"]?\s*$/.exec(text) ?? [];
    if (inner !== undefined && parsePath(inner).problems.length === 0)
      return { code: inner === text.trim() ? 'blank' : 'quoted', span: whole, path: inner };
  }
  const expression = meantExpression(text);
  if (expression !== undefined) return { code: 'expression', span: whole, expression };
  if (problem.code === 'name-missing') {
    const rest = text.slice(problem.span.offset);
    if (rest.trim() === '.') {
      const shorter = text.slice(0, problem.span.offset);
      return { code: 'trailing-dot', span: problem.span, ...(shorter !== '$' && { path: shorter }) };
    }
    if (/^\.+[<{?$]/.test(rest)) return { code: 'left-over', span: { ...problem.span, length: rest.length } };
  }
  if (problem.code === 'no-dollar' && /^\.?[A-Za-z_][\w.[\]-]*$/.test(text)) {
    const meant = `$.${text.replace(/^\./, '')}`;
    if (parsePath(meant).problems.length === 0) return { ...problem, path: meant };
  }
  return problem;
}

/** A name with a blank at its edge, or one that is really an operation: the parser takes both for names. */
function mistakenBlank({ text, segments }: Path): PathMistake | undefined {
  for (const segment of segments) {
    if (segment.kind !== 'name' || text[segment.span.offset] !== '.') continue;
    const { name, span } = segment;
    if (/\s[+*%]\s|\s[-/]\s*\d/.test(name)) {
      const expression = meantExpression(text);
      if (expression !== undefined)
        return { code: 'expression-in-name', span: { offset: 0, length: text.length }, expression };
    }
    if (name.trim() !== name) return { code: 'blank', span, path: text.replace(/\s*(\.)\s*|\s+$/g, '$1') };
  }
  return undefined;
}

// What an operation is told by: a name, a path or an id by itself is none.
const OPERATION = /\$|['"`([{]|\s[-+*/%]\s|[=<>!]=/;
const PATH_IN_TEXT =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\$(?:\.[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*|\[-?\d+\])+/g;

/** The text as an expression, where it is one. */
function meantExpression(text: string): string | undefined {
  if (!OPERATION.test(text) || isProse(text)) return undefined;
  const expression = text.replace(PATH_IN_TEXT, found =>
    found.startsWith('$') ? referenceOf(found) : found,
  );
  const { tree, problems } = parseExpression(expression);
  return problems.length === 0 && computes(tree) ? expression : undefined;
}

function computes(tree: Expression): boolean {
  if (tree.kind === 'constant') return typeof tree.value === 'string';
  return !['name', 'path', 'attribute', 'subscript', 'unsupported', 'assignment', 'sequence'].includes(
    tree.kind,
  );
}

function referenceOf(path: string): string {
  const steps = parsePath(path).steps;
  return (steps && printReference(steps)) ?? path;
}

// `$$` is the context of Amazon's states language; what Flows has of it stands in $._context [DOC context].
function contextPath(text: string): { path?: string } {
  if (/^\$\$\.Execution\.(?:Id|Name)$/.test(text)) return { path: '$._context.run_id' };
  if (/^\$\$\.StateMachine\.(?:Id|Name)$/.test(text)) return { path: '$._context.flow_id' };
  return {};
}
