import { flowOf } from '../document/companions.ts';
import { FlowDocument } from '../document/flow-document.ts';
import { knowledgeOf } from '../document/knowledge.ts';
import type { DocumentKind } from '../document/recognise.ts';
import { type TextFile, treeOf } from '../document/text-file.ts';
import { reports } from '../reports.ts';
import type { Report } from '../rules/rule.ts';
import { documentReports, type JsonDocument } from './index.ts';

/** A document of any kind of ours. */
export type AnyDocument = FlowDocument | JsonDocument;

/** The files that a document is checked with. */
export interface CompanionFiles {
  /** Of a definition or a run input. */
  inputSchema?: TextFile;
  /** Of an input schema, and of a project file. */
  definitions?: readonly TextFile[];
}

/** A file as a document of that kind, with what its companions say. */
export function openDocument(
  file: TextFile,
  kind: Exclude<DocumentKind, 'none'>,
  { inputSchema, definitions = [] }: CompanionFiles,
): AnyDocument {
  if (kind === 'flow-definition') return flowOf(file, knowledgeOf(inputSchema));
  const { inputSchema: value } = knowledgeOf(inputSchema);
  return {
    uri: file.uri,
    text: file.text,
    kind,
    parsed: treeOf(file),
    definitions: definitions.map(definition =>
      kind === 'input-schema' ? flowOf(definition, knowledgeOf(file)) : flowOf(definition),
    ),
    ...(inputSchema && value !== undefined && { schema: { uri: inputSchema.uri, value } }),
  };
}

/** Every finding in a document of any kind, in document order, then by rule. */
export function reportsOf(document: AnyDocument): Report[] {
  return document instanceof FlowDocument ? reports(document) : documentReports(document);
}
