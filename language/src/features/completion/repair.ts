import type { FlowDocument, Located } from '../../document/flow-document.ts';
import type { Edit } from '../../json/text.ts';
import type { Cursor } from './cursor.ts';

// A control character: no name in a definition is this. It is of Latin 1, for a text with others takes twice the memory.
const MARK = '"\u0080"';

/** Something whole for the place of what is being typed, and an offset in it. */
export function markFor({ token, place, colonAfter, commaBefore, commaAfter }: Cursor): {
  edit: Edit;
  at: number;
} {
  const mark = place === 'key' && !colonAfter ? `${MARK}:0` : MARK;
  const comma = commaBefore === undefined ? '' : ',';
  const newText = comma + mark + (commaAfter ? ',' : '');
  return { edit: { span: token, newText }, at: token.offset + comma.length + 1 };
}

/**
 * The document as it would be with something whole in the place of what is being typed, and what stands there. What
 * is half-typed would else hide its neighbours.
 */
export function repaired(
  document: FlowDocument,
  cursor: Cursor,
): { document: FlowDocument; located: Located } | undefined {
  const { edit, at } = markFor(cursor);
  const whole = document.edited(edit);
  const located = whole.locate(at);
  return located.node?.type === 'string' ? { document: whole, located } : undefined;
}
