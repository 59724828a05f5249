import type { SyntaxProblem, SyntaxProblemCode } from '../json/parse.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Part } from './part.ts';
import type { State } from './state.ts';
import type { Uses } from './uses.ts';

/**
 * A piece of a definition that is read and checked by itself: a state, or the head, which is all that is around the
 * states. Every offset in a unit counts from the beginning of its own text, so that it outlives edits elsewhere.
 */
export interface Unit {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  readonly parts: readonly Part[];
  readonly uses: Uses;
  /** Undefined for the head. */
  readonly state: State | undefined;
}

// After these the tree is whole all the same.
const HARMLESS: ReadonlySet<SyntaxProblemCode> = new Set([
  'comment',
  'trailing-comma',
  'invalid-escape',
  'invalid-unicode',
  'invalid-character',
]);

/** A part of what was written may be missing from the tree. */
export function breaks({ code }: SyntaxProblem): boolean {
  return !HARMLESS.has(code);
}

/** The text is broken inside this node (or where it ends), so that absence in it means nothing. */
export function isBroken({ problems }: Unit, node: JsonNode): boolean {
  if (problems.length === 0) return false;
  return problems.some(
    problem =>
      breaks(problem) &&
      problem.span.offset + problem.span.length >= node.offset &&
      problem.span.offset <= node.offset + node.length,
  );
}
