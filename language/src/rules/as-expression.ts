import { renameKey, replaceNode } from '../json/edits.ts';
import { nodeAround } from '../json/node-around.ts';
import type { Edit, Span } from '../json/text.ts';
import { memberOf, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';

/**
 * Writes an expression where a parameter takes a path: `"x.$": "$.a"` becomes `"x.=": "…"`. In the state's offsets;
 * undefined where no expression can stand. Whether a Pass state evaluates expressions is not known, so it gets none.
 */
export function asExpression(state: State, path: Span, expression: string): Edit[] | undefined {
  const { type, node } = state;
  if ((type !== 'Action' && type !== 'ExpressionEval') || !node) return undefined;
  const value = nodeAround(node, path.offset + 1);
  const member = value && memberOf(value);
  if (stringValue(value) === undefined || !member?.name.endsWith('.$')) return undefined;
  const name = member.name.replace(/\.\$$/, '.=');
  if (member.key.parent?.members.some(other => other.name === name)) return undefined;
  return [renameKey(member, name), replaceNode(path, JSON.stringify(expression))];
}
