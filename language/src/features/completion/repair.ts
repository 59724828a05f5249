import type { FlowDocument, Located } from '../../document/flow-document.ts';
import type { Cursor } from './cursor.ts';

// A private-use character: no name in a definition is this.
const MARK = '"\uE000"';

/**
 * The document as it would be with something whole in the place of what is being typed, and what stands there. What
 * is half-typed would else hide its neighbours.
 */
export function repaired(
  document: FlowDocument,
  { token, place, colonAfter, commaBefore, commaAfter }: Cursor,
): { document: FlowDocument; located: Located } | undefined {
  const mark = place === 'key' && !colonAfter ? `${MARK}:0` : MARK;
  const comma = commaBefore === undefined ? '' : ',';
  const whole = document.edited({ span: token, newText: comma + mark + (commaAfter ? ',' : '') });
  const located = whole.locate(token.offset + comma.length + 1);
  return located.node?.type === 'string' ? { document: whole, located } : undefined;
}
