import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { linesOf, prepareRename as prepare, rename as renamed } from '../../../language/src/index.ts';
import { asked } from '../named.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

/** Says what would be renamed, or in an error why it has to keep its name. */
export async function prepareRename(
  session: Session,
  { textDocument: { uri }, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | ResponseError | null> {
  const place = await asked(session, uri, position);
  const found = place && prepare(place.files, place.file, place.offset);
  if (!found) return null;
  if ('refusal' in found) return refused(found.refusal);
  return { range: linesOf(place.file).range(found.span), placeholder: found.name };
}

/** Changes the name in all files that have it. Nothing is changed of a text that is no longer what was read. */
export async function rename(
  session: Session,
  { textDocument: { uri }, position, newName }: RenameParams,
): Promise<WorkspaceEdit | ResponseError | null> {
  const place = await asked(session, uri, position);
  const changes = place && renamed(place.files, place.file, place.offset, newName);
  if (!changes) return null;
  if ('refusal' in changes) return refused(changes.refusal);
  const stale = changes.some(({ file }) => {
    const open = session.documents.get(file.uri);
    return open !== undefined && open.content !== file.text;
  });
  if (stale) return new ResponseError(LSPErrorCodes.ContentModified, 'A file has changed meanwhile.');
  return toWorkspaceEdit(session, changes) ?? null;
}

function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
