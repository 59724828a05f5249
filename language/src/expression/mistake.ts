import type { Span } from '../json/text.ts';
import type { PathProblemCode } from '../path/parse.ts';
import type { DottedPathProblem } from './dotted-path.ts';
import type { Receiver } from './methods.ts';
import type { ExpressionProblemCode } from './tree.ts';

/** Something wrong with an expression whatever the payload is. Spans count UTF-16 units of the expression's text. */
export type ExpressionMistake = { span: Span } & (
  | SyntaxMistake
  | PathMistake
  | CallMistake
  /** `true`, `null` …: Python has other words for them. */
  | { kind: 'json-word'; name: string; python: 'True' | 'False' | 'None' }
  /** An attribute that the library refuses, whatever it is an attribute of. */
  | { kind: 'refused-attribute'; name: string; called: boolean }
  /** `x.items` is a method of the object and not its member. */
  | { kind: 'hidden-member'; name: string }
  /** Valid Python that Flows does not evaluate; a keyword, or one of the words of `Unsupported`. */
  | { kind: 'unsupported'; feature: string }
  /** Valid Python that has no effect: `x =` before the value, or what follows a `;`. */
  | { kind: 'ignored'; part: 'assignment' | 'statements' }
  /** The value of the whole expression is none that JSON has. */
  | { kind: 'not-json'; what: 'set' | 'bytes' | 'complex' | 'ellipsis' | 'view' }
  /** The value of the whole expression is null, since the method only changes a copy. */
  | { kind: 'yields-nothing'; name: string }
);

export type SyntaxMistake =
  /** `foreign` is how another language writes what Python writes as `python`. */
  | { kind: 'syntax'; code: ExpressionProblemCode; foreign?: { text: string; python: string } }
  /** Text without quotes round it. */
  | { kind: 'prose' };

/** A path where an expression cannot have it, and how it stands there instead, if it can. */
export interface BarePath extends Span {
  instead: string | undefined;
}

export type PathMistake =
  /** `$.a` without back-quotes; `all` are all such paths in the expression. */
  | { kind: 'bare-path'; all: readonly BarePath[] }
  /** `'$.a'`: a text, and not the value at that path. */
  | { kind: 'path-in-quotes'; path: string }
  | { kind: 'path-malformed'; code: PathProblemCode | 'unclosed' }
  /** The argument of `is_present` or `getattr` is no path in quotes; `meant` is the path that it seems to stand for. */
  | {
      kind: 'path-argument';
      name: string;
      problem: DottedPathProblem | 'unquoted' | 'no-text';
      argument: Span;
      meant: string | undefined;
    };

export type CallMistake =
  | { kind: 'unknown-function'; name: string }
  | { kind: 'argument-count'; name: string; given: number; least: number; most: number }
  | { kind: 'unknown-keyword'; name: string; keyword: string }
  /** `receiver` where the value that lacks the method is plain to see; undefined where no value has it. */
  | { kind: 'unknown-method'; name: string; receiver: Receiver | undefined };
