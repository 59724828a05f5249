import { nodeAround } from '../../json/node-around.ts';
import { parseJson } from '../../json/parse.ts';
import { applyEdits } from '../../json/text.ts';
import type { JsonNode } from '../../json/tree.ts';
import type { Cursor } from './cursor.ts';
import { markFor } from './repair.ts';

/** What stands at the cursor of a text that is no definition, with something whole in the place of what is typed. */
export interface TypedNode {
  root: JsonNode;
  /** The key or value that is typed. */
  node: JsonNode;
}

export function typedNode(text: string, cursor: Cursor): TypedNode | undefined {
  const { edit, at } = markFor(cursor);
  const { root } = parseJson(applyEdits(text, [edit]));
  const node = nodeAround(root, at);
  return root && node?.type === 'string' ? { root, node } : undefined;
}
