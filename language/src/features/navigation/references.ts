import type { FlowDocument } from '../../document/flow-document.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { Span } from '../../json/text.ts';
import { type FlowFiles, filesOf } from './flow-files.ts';
import { nameAt } from './name-at.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';

/** Every place in the files that names what is named at an offset of one of them. */
export function references(
  files: FlowFiles,
  file: TextFile,
  offset: number,
  withDeclaration: boolean,
): Occurrence[] {
  const found = nameAt(files, file, offset);
  const all = found ? occurrencesOf(files, found.name) : [];
  return withDeclaration ? all : all.filter(({ defines }) => !defines);
}

/** A place in the document that names what is named under the cursor, and whether its value is written there. */
export interface Highlight {
  span: Span;
  access: Occurrence['access'];
}

/** The same in the definition alone, which is asked for at every move of the cursor. */
export function highlights(flow: FlowDocument, offset: number): Highlight[] {
  return references(filesOf(flow), flow, offset, true).filter(({ file }) => file.uri === flow.uri);
}
