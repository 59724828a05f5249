import { flowOf } from '../document/companions.ts';
import { FlowDocument } from '../document/flow-document.ts';
import { knowledgeOf } from '../document/knowledge.ts';
import type { DocumentKind } from '../document/recognise.ts';
import { type TextFile, treeOf } from '../document/text-file.ts';
import type { KnownProviders } from '../providers/known-providers.ts';
import { reports } from '../reports.ts';
import type { Report } from '../rules/rule.ts';
import { documentReports, type JsonDocument } from './index.ts';

/** A document of any kind of ours. */
export type AnyDocument = FlowDocument | JsonDocument;

/** What a document is checked with beside its own text. */
export interface CompanionFiles {
  /** Of a definition or a run input. */
  inputSchema?: TextFile;
  /** Of an input schema, and of a project file. */
  definitions?: readonly TextFile[];
  /** The action providers; those of the snapshot where it is absent. */
  providers?: KnownProviders;
}

/** A file as a document of that kind, with what its companions say. */
export function openDocument(
  file: TextFile,
  kind: Exclude<DocumentKind, 'none'>,
  { inputSchema, definitions = [], providers }: CompanionFiles,
): AnyDocument {
  if (kind === 'flow-definition') return flowOf(file, knowledgeOf(inputSchema, providers));
  const { inputSchema: value } = knowledgeOf(inputSchema);
  return {
    uri: file.uri,
    text: file.text,
    kind,
    parsed: treeOf(file),
    definitions: definitions.map(definition =>
      kind === 'input-schema' ? flowOf(definition, knowledgeOf(file, providers)) : flowOf(definition),
    ),
    ...(inputSchema && value !== undefined && { schema: { uri: inputSchema.uri, value } }),
  };
}

/** Every finding in a document of any kind, in document order, then by rule. */
export function reportsOf(document: AnyDocument): Report[] {
  return document instanceof FlowDocument ? reports(document) : documentReports(document);
}
