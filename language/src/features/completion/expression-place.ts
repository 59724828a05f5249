import { parseExpression } from '../../expression/parse.ts';
import { tokenize } from '../../expression/tokens.ts';
import type { Expression } from '../../expression/tree.ts';
import { type Part, partsOf } from '../../expression/types.ts';
import { parts } from '../../expression/walk.ts';
import type { Shape } from '../../shape/shape.ts';

/** A name that nobody has, for what is being typed. */
export const MARK = 'whatIsTypedHere';

/** What stands around the place where something is typed in an expression. */
export interface Around {
  /** The part that stands for what is typed: a name, or an attribute with that name. */
  node: Expression;
  /** What it is a part of. */
  parent: Expression | undefined;
  /** What is known of the parts of the expression. */
  parts: ReadonlyMap<Expression, Part>;
}

/**
 * The expression with something whole between what stands before and what stands behind; brackets that are open are
 * closed. Undefined where that cannot be read.
 */
export function around(before: string, behind: string, payload: Shape): Around | undefined {
  for (const rest of [behind, closing(before), `${closing(before)}${behind}`]) {
    const { tree } = parseExpression(`${before}${MARK}${rest}`);
    const found = find(tree, undefined);
    if (found) return { ...found, parts: partsOf(tree, payload) };
  }
  return undefined;
}

/** The brackets that close what a text leaves open. */
export function closing(text: string): string {
  const open: string[] = [];
  for (const token of tokenize(text, 0, text.length, false).tokens) {
    if (token.kind !== 'operator') continue;
    const at = '([{'.indexOf(token.text);
    if (at >= 0) open.unshift(')]}'.charAt(at));
    else if (')]}'.includes(token.text)) open.shift();
  }
  return open.join('');
}

function find(node: Expression, parent: Expression | undefined): Pick<Around, 'node' | 'parent'> | undefined {
  if ((node.kind === 'name' || node.kind === 'attribute') && node.name === MARK) return { node, parent };
  for (const part of parts(node)) {
    const found = find(part, node);
    if (found) return found;
  }
  return undefined;
}
