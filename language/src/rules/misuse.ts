import { expressionProblems } from '../expression/check.ts';
import type { ExpressionMistake } from '../expression/mistake.ts';
import { spanInString } from '../json/string.ts';
import type { Edit, Span } from '../json/text.ts';
import { isHole } from '../model/placeholder.ts';
import type { Unit } from '../model/unit.ts';
import type { ExpressionUse } from '../model/uses.ts';

/** What the rules of expressions share. */

type Kind = ExpressionMistake['kind'];
type Of<K extends Kind> = Extract<ExpressionMistake, { kind: K }>;

/** A mistake in an expression of a unit. */
export interface Misuse<K extends Kind> {
  use: ExpressionUse;
  mistake: Of<K>;
}

interface Anything {
  use: ExpressionUse;
  mistake: ExpressionMistake;
}

const NONE: readonly Anything[] = [];

// Of the unit that was asked for last: all rules look at one before they go on to the next.
let lastUses: Unit['uses'] | undefined;
let last = NONE;

function misusesIn({ uses }: Unit): readonly Anything[] {
  if (uses === lastUses) return last;
  lastUses = uses;
  last = NONE;
  for (const use of uses.expressions) {
    // A template is to be filled in first.
    if (isHole(use.expression.text)) continue;
    const mistakes = expressionProblems(use.expression);
    if (mistakes.length > 0) last = [...last, ...mistakes.map(mistake => ({ use, mistake }))];
  }
  return last;
}

/** Hands over the mistakes of these kinds. */
export function findMisuses<K extends Kind>(
  unit: Unit,
  kinds: readonly K[],
  found: (misuse: Misuse<K>) => void,
): void {
  for (const { use, mistake } of misusesIn(unit)) if (isOf(mistake, kinds)) found({ use, mistake });
}

function isOf<K extends Kind>(mistake: ExpressionMistake, kinds: readonly K[]): mistake is Of<K> {
  return kinds.some(kind => kind === mistake.kind);
}

/** Where a stretch of an expression stands. Where something is missing, what it should follow is marked. */
export function spanOf({ text }: Unit, { place, expression }: ExpressionUse, { offset, length }: Span): Span {
  if (length > 0) return spanInString(text, place, offset, offset + length);
  const end = expression.text.slice(0, offset).trimEnd().length;
  return end === 0 ? place : spanInString(text, place, end - 1, end);
}

/** The text that a stretch of the expression covers. */
export function textAt({ expression }: ExpressionUse, { offset, length }: Span): string {
  return expression.text.slice(offset, offset + length);
}

/** Writes something else in the place of a stretch of the expression. */
export function replaced(
  { text }: Unit,
  { place }: ExpressionUse,
  { offset, length }: Span,
  by: string,
): Edit {
  return {
    span: spanInString(text, place, offset, offset + length),
    newText: JSON.stringify(by).slice(1, -1),
  };
}
