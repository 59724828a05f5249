import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references as referencesAt } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function references(
  { documents }: Session,
  { textDocument: { uri }, position, context }: ReferenceParams,
): Location[] {
  const flow = documents.get(uri)?.flow;
  if (!flow) return [];
  const found = referencesAt(flow, flow.lines.offset(position), context.includeDeclaration);
  return found.map(span => ({ uri, range: flow.lines.range(span) }));
}
