import { parseExpression } from './parse.ts';
import type { Expression } from './tree.ts';
import { parts } from './walk.ts';

/**
 * A text that nobody writes unless they mean its value: one with a back-quoted path, one that reads the run's context,
 * or one that joins a text in quotes to something else with `+`.
 */
export function isExpressionLike(text: string): boolean {
  const quoted = text.includes('`$');
  if (!quoted && !text.includes('+') && !text.includes('_context.')) return false;
  const { tree, problems } = parseExpression(text);
  return problems.length === 0 && (quoted || readsContext(tree) || joins(tree));
}

function readsContext(node: Expression): boolean {
  if (node.kind === 'attribute' && node.object.kind === 'name') return node.object.name === '_context';
  return parts(node).some(readsContext);
}

function joins(node: Expression): boolean {
  if (node.kind !== 'binary' || node.operator !== '+') return false;
  const sides = [node.left, node.right];
  return (sides.some(isText) && !sides.every(isText)) || sides.some(joins);
}

function isText(node: Expression): boolean {
  return node.kind === 'constant' && typeof node.value === 'string';
}
