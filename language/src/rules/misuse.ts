import { expressionProblems } from '../expression/check.ts';
import type { ExpressionMistake } from '../expression/mistake.ts';
import type { ParsedExpression } from '../expression/tree.ts';
import { spanInString } from '../json/string.ts';
import type { Edit, Span } from '../json/text.ts';
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

const known = new WeakMap<ParsedExpression, readonly ExpressionMistake[]>();
const NONE: readonly ExpressionMistake[] = [];

/** Several rules ask for the same. */
export function mistakesOf(expression: ParsedExpression): readonly ExpressionMistake[] {
  let mistakes = known.get(expression);
  if (!mistakes) {
    const found = expressionProblems(expression);
    mistakes = found.length > 0 ? found : NONE;
    known.set(expression, mistakes);
  }
  return mistakes;
}

/** Hands over the mistakes of these kinds. */
export function findMisuses<K extends Kind>(
  unit: Unit,
  kinds: readonly K[],
  found: (misuse: Misuse<K>) => void,
): void {
  for (const use of unit.uses.expressions)
    for (const mistake of mistakesOf(use.expression)) if (isOf(mistake, kinds)) found({ use, mistake });
}

function isOf<K extends Kind>(mistake: ExpressionMistake, kinds: readonly K[]): mistake is Of<K> {
  return kinds.some(kind => kind === mistake.kind);
}

/** Where a stretch of an expression stands. Where something is missing, what it should follow is marked. */
export function spanOf({ text }: Unit, { node, expression }: ExpressionUse, { offset, length }: Span): Span {
  if (length > 0) return spanInString(text, node, offset, offset + length);
  const end = expression.text.slice(0, offset).trimEnd().length;
  return end === 0 ? { offset: node.offset, length: node.length } : spanInString(text, node, end - 1, end);
}

/** The text that a stretch of the expression covers. */
export function textAt({ expression }: ExpressionUse, { offset, length }: Span): string {
  return expression.text.slice(offset, offset + length);
}

/** Writes something else in the place of a stretch of the expression. */
export function replaced(
  { text }: Unit,
  { node }: ExpressionUse,
  { offset, length }: Span,
  by: string,
): Edit {
  return {
    span: spanInString(text, node, offset, offset + length),
    newText: JSON.stringify(by).slice(1, -1),
  };
}
