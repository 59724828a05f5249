import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileChange } from '../../language/src/index.ts';
import { toTextEdit } from './convert.ts';
import type { Session } from './session.ts';

/**
 * Changes of files as the client takes them. Where it can, each names the version that it is for, so that it is not
 * made to a newer text. Undefined where a file has to be made and the client makes none.
 */
export function toWorkspaceEdit(
  { documents, client }: Pick<Session, 'documents' | 'client'>,
  changes: readonly FileChange[],
): WorkspaceEdit | undefined {
  if (!client.versionedEdits) {
    const texts = changes.flatMap(change => ('file' in change ? [change] : []));
    if (texts.length < changes.length) return undefined;
    return {
      changes: Object.fromEntries(
        texts.map(({ file, edits }) => [file.uri, edits.map(e => toTextEdit(file, e))]),
      ),
    };
  }
  if (!client.createsFiles && changes.some(change => 'create' in change)) return undefined;
  return {
    documentChanges: changes.flatMap(change => {
      if ('create' in change) {
        const { create: uri, text } = change;
        const start = { line: 0, character: 0 };
        return [
          { kind: 'create' as const, uri, options: { ignoreIfExists: false } },
          edited(uri, null, [{ range: { start, end: start }, newText: text }]),
        ];
      }
      const { file, edits } = change;
      const version = documents.get(file.uri)?.version ?? null;
      return [
        edited(
          file.uri,
          version,
          edits.map(edit => toTextEdit(file, edit)),
        ),
      ];
    }),
  };
}

function edited(uri: string, version: number | null, edits: TextDocumentEdit['edits']): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}
