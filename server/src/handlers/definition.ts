import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definition as definitionAt } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function definition(
  { documents }: Session,
  { textDocument: { uri }, position }: DefinitionParams,
): Location | null {
  const flow = documents.get(uri)?.flow;
  const found = flow && definitionAt(flow, flow.lines.offset(position));
  return found ? { uri, range: flow.lines.range(found) } : null;
}
