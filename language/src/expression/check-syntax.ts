import type { Span } from '../json/text.ts';
import { parsePath } from '../path/parse.ts';
import { stepsOf } from '../path/steps.ts';
import { printDottedPath, takesPath } from './dotted-path.ts';
import type { BarePath, ExpressionMistake } from './mistake.ts';
import { printString } from './print-string.ts';
import { isProse, isProseAroundPaths } from './prose.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokens.ts';
import type { ExpressionProblem } from './tree.ts';

// Problems of what is an expression beyond doubt.
const STRUCTURAL: ReadonlySet<string> = new Set(['empty', 'else-missing', 'bracket-unclosed']);

/** What is behind the problem that stopped the parser. */
export function syntaxMistake(text: string, problem: ExpressionProblem): ExpressionMistake {
  const { code, span } = problem;
  if (code === 'path-unclosed') return { kind: 'path-malformed', code: 'unclosed', span };
  if (code === 'path-malformed') return malformedPath(text, span);
  const paths = code === 'unexpected-text' ? barePaths(text) : [];
  const bare = paths.find(p => p.offset === span.offset);
  if (bare) return { kind: 'bare-path', all: paths, span: { offset: bare.offset, length: bare.length } };
  const stopped = code === 'unexpected-text' || code === 'operand-missing';
  const foreign = stopped ? foreignAt(text, span.offset) : undefined;
  if (foreign) return { kind: 'syntax', code, ...foreign };
  const isText = !STRUCTURAL.has(code) && (isProse(text) || isProseAroundPaths(text));
  if (isText && !endsOpen(text, problem)) return prose(text);
  return { kind: 'syntax', code, span };
}

export function prose(text: string): ExpressionMistake {
  const offset = text.length - text.trimStart().length;
  return { kind: 'prose', span: { offset, length: text.trim().length } };
}

/** `a and`: words, but an expression that was not finished. */
function endsOpen(text: string, { code, span }: ExpressionProblem): boolean {
  return (
    code === 'operand-missing' &&
    span.offset >= text.trimEnd().length &&
    /\b(?:and|or|not|in|is)\s*$/.test(text)
  );
}

/** The path that a problem inside back-quotes lies in tells more of it. */
function malformedPath(text: string, span: Span): ExpressionMistake {
  const open = text.lastIndexOf('`', span.offset - 1);
  const [problem] = parsePath(text.slice(open + 1, text.indexOf('`', open + 1))).problems;
  return { kind: 'path-malformed', code: problem?.code ?? 'unexpected-text', span };
}

const BARE_PATH =
  /\$(?:\.\.?[\p{L}_*][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*|\[(?:'[^']*'|"[^"]*"|[^\]\s'"]*)\])*/uy;

/** The JSONPaths that stand outside quotes and back-quotes. */
function barePaths(text: string): BarePath[] {
  const { tokens } = tokenize(text, 0, text.length, false);
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'stray' || token.text !== '$') return [];
    BARE_PATH.lastIndex = token.span.offset;
    const path = BARE_PATH.exec(text)?.[0] ?? token.text;
    const instead = isPathArgument(tokens, i) ? asText(path) : `\`${path}\``;
    return [{ offset: token.span.offset, length: path.length, instead }];
  });
}

/** It is the first argument of a function that takes a path as a text. */
function isPathArgument(tokens: readonly Token[], at: number): boolean {
  const [name, bracket] = [tokens[at - 2], tokens[at - 1]];
  return (
    name?.kind === 'name' && takesPath(name.text) && bracket?.kind === 'operator' && bracket.text === '('
  );
}

/** A JSONPath as the text of a path without `$.`; undefined where it has none. */
function asText(path: string): string | undefined {
  const steps = stepsOf(parsePath(path).segments);
  const text = steps && printDottedPath(steps);
  return text === undefined ? undefined : printString(text);
}

/** How other languages write what Python writes otherwise; the longest first. */
const FOREIGN: readonly (readonly [text: string, python: string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['??', 'or'],
  ['<>', '!='],
  ['=>', '>='],
  ['++', '+ 1'],
  ['AND', 'and'],
  ['NOT', 'not'],
  ['OR', 'or'],
  ['?', '… if … else …'],
  ['!', 'not'],
  ['=', '=='],
];

function foreignAt(
  text: string,
  at: number,
): { foreign: { text: string; python: string }; span: Span } | undefined {
  const before = text.slice(0, at).trimEnd().length;
  for (const [foreign, python] of FOREIGN) {
    const { length } = foreign;
    for (let offset = Math.max(0, before - length); offset <= at; offset++) {
      if (!text.startsWith(foreign, offset) || !standsAlone(text, offset, length)) continue;
      return { foreign: { text: foreign, python }, span: { offset, length } };
    }
  }
  return undefined;
}

/** Is it a word or an operator by itself, and not the part of another? */
function standsAlone(text: string, offset: number, length: number): boolean {
  const found = text.slice(offset, offset + length);
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + length);
  const joins = /^\w/.test(found)
    ? (c: string) => /\w/.test(c)
    : (c: string) => c !== '' && `${found}=`.includes(c);
  return !joins(before) && !joins(after) && !(found === '=' && /[!<>+*/%&|^@:-]/.test(before));
}
