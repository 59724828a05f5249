import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

/** For each position what can be selected around it, the innermost first. */
export function selectionRange(
  { documents }: Session,
  { textDocument: { uri }, positions }: SelectionRangeParams,
): SelectionRange[] {
  const flow = documents.get(uri)?.flow;
  if (!flow) return [];
  return positions.map(position => {
    const empty = { range: { start: position, end: position } };
    return (
      selectionRanges(flow, flow.lines.offset(position)).reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: flow.lines.range(span), ...(parent && { parent }) }),
        undefined,
      ) ?? empty
    );
  });
}
