import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definition as definitionAt } from '../../../language/src/index.ts';
import { toLocation } from '../convert.ts';
import { asked } from '../named.ts';
import type { Session } from '../session.ts';

export async function definition(
  session: Session,
  { textDocument: { uri }, position }: DefinitionParams,
): Promise<Location[]> {
  const place = await asked(session, uri, position);
  return place ? definitionAt(place.files, place.file, place.offset).map(toLocation) : [];
}
