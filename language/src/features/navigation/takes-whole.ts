import type { ExpressionRead } from '../../expression/reads.ts';
import type { Expression } from '../../expression/tree.ts';
import { parts, walkExpression } from '../../expression/walk.ts';
import type { Span } from '../../json/text.ts';

/**
 * Whether an expression may look at every key in a value that it reads: not where it only takes a key with `get`, or
 * goes over a list and takes keys of its elements.
 */
export function takesWhole(tree: Expression, read: ExpressionRead): boolean {
  let whole = true;
  walkExpression(tree, node => {
    if (node.kind === 'call') {
      const { callee, args } = node;
      const [key] = args;
      const gets = callee.kind === 'attribute' && callee.name === 'get' && key?.kind === 'constant';
      if (gets && isSame(callee.object.span, read.span)) whole = false;
    }
    if (node.kind !== 'comprehension') return;
    for (const { target, iterable } of node.clauses)
      if (isSame(iterable.span, read.span)) whole = target.kind !== 'name' || isBare(node, target.name);
  });
  return whole;
}

/** A variable stands somewhere by itself, and not before a dot or a bracket. */
function isBare(node: Expression, name: string): boolean {
  return parts(node).some(part => {
    if (part.kind !== 'name' || part.name !== name) return isBare(part, name);
    const isTarget = node.kind === 'comprehension' && node.clauses.some(({ target }) => target === part);
    const isHolder = (node.kind === 'attribute' || node.kind === 'subscript') && node.object === part;
    return !isTarget && !isHolder;
  });
}

function isSame(a: Span, b: Span): boolean {
  return a.offset === b.offset && a.length === b.length;
}
