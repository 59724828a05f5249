import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references as referencesTo } from '../../../language/src/index.ts';
import { toLocation } from '../convert.ts';
import { asked } from '../named.ts';
import type { Session } from '../session.ts';

export async function references(
  session: Session,
  { textDocument: { uri }, position, context }: ReferenceParams,
): Promise<Location[]> {
  const place = await asked(session, uri, position);
  if (!place) return [];
  return referencesTo(place.files, place.file, place.offset, context.includeDeclaration).map(toLocation);
}
