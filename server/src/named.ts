import {
  type DocumentKind,
  type FlowFiles,
  findFlowFiles,
  linesOf,
  type Position,
  type TextFile,
} from '../../language/src/index.ts';
import { recognitionOf } from './check.ts';
import type { Session } from './session.ts';

/** A place in an open document, with the files in which its names have a meaning. */
export interface Asked {
  files: FlowFiles;
  file: TextFile;
  offset: number;
}

/** An open document, what it is taken for, and the files that belong together with it. */
export interface Belonging {
  file: TextFile;
  kind: DocumentKind;
  files: FlowFiles;
}

/** Undefined for a document that is none of ours, and for one of which a newer version has come meanwhile. */
export async function filesOf(session: Session, uri: string): Promise<Belonging | undefined> {
  const { documents, companions } = session;
  const snapshot = documents.get(uri);
  if (!snapshot) return undefined;
  const { kind } = await recognitionOf(session, snapshot);
  const file = snapshot.document;
  const files = await findFlowFiles(file, kind, companions, documents.uris());
  return documents.get(uri) === snapshot ? { file, kind, files } : undefined;
}

/** What a question about a name is about. */
export async function asked(session: Session, uri: string, position: Position): Promise<Asked | undefined> {
  const found = await filesOf(session, uri);
  return found && { ...found, offset: linesOf(found.file).offset(position) };
}
