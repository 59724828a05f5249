import { type JsonNode, parseJson } from '../../json/tree.ts';
import { type Flow, readFlow } from '../../model/flow.ts';
import { nodeAround } from '../place.ts';
import type { Cursor } from './cursor.ts';

// A private-use character: no name in a definition is this.
const MARK = '"\uE000"';

/**
 * The flow as it would be with something whole in the place of what is being typed, and the node that stands
 * there. What is half-typed would else hide its neighbours.
 */
export function repaired(text: string, cursor: Cursor): { flow: Flow; node: JsonNode } | undefined {
  const { token, place, colonAfter, commaBefore, commaAfter } = cursor;
  const before = text.slice(0, token.offset) + (commaBefore === undefined ? '' : ',');
  const after = (commaAfter ? ',' : '') + text.slice(token.offset + token.length);
  const mark = place === 'key' && !colonAfter ? `${MARK}:0` : MARK;
  const { root } = parseJson(before + mark + after);
  const node = nodeAround(root, before.length + 1);
  return node?.type === 'string' ? { flow: readFlow(root), node } : undefined;
}
