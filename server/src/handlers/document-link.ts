import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { type Link, linesOf, linksInFlow, linksToFiles, type TextFile } from '../../../language/src/index.ts';
import { recognitionOf } from '../check.ts';
import type { Session } from '../session.ts';

export async function documentLink(
  session: Session,
  { textDocument: { uri } }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const snapshot = session.documents.get(uri);
  if (!snapshot) return [];
  const { kind } = await recognitionOf(session, snapshot);
  if (snapshot.flow) return linksInFlow(snapshot.flow).map(link => toDocumentLink(snapshot.document, link));
  return linksToFiles(snapshot.document, kind).map(link => toDocumentLink(snapshot.document, link));
}

function toDocumentLink(file: TextFile, { span, target, tooltip }: Link): DocumentLink {
  return { range: linesOf(file).range(span), target, tooltip };
}
