import { FlowDocument } from './document/flow-document.ts';
import { byName, type DocumentKind, isAmazonStatesLanguage, kindOfOurs } from './document/recognise.ts';
import { linesOf, type TextFile } from './document/text-file.ts';
import { type AnyDocument, type CompanionFiles, openDocument, reportsOf } from './documents/open-document.ts';
import type { Range, Span } from './json/text.ts';
import { byPlace, reports } from './reports.ts';
import type { Report } from './rules/rule.ts';
import { type RuleSettings, severityOf } from './severity.ts';
import { type FileSuppression, isSuppressed, unusedInProject } from './suppression/in-project.ts';

/** A diagnostic as LSP has it. */
export interface Diagnostic {
  range: Range;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  severity: 1 | 2 | 3 | 4;
  /** The id of the rule. */
  code: string;
  codeDescription: { href: string };
  source: 'gflow';
  message: string;
  /** 1 unnecessary, 2 deprecated. */
  tags?: (1 | 2)[];
  relatedInformation?: { location: { uri: string; range: Range }; message: string }[];
}

/** How findings are told. */
export interface DiagnosticOptions extends RuleSettings {
  /** What the project file suppresses in this document. */
  suppressions?: readonly FileSuppression[];
  /** The address that a rule's page is found under, with a slash at its end. */
  rulePages?: string;
}

export interface ValidateOptions extends DiagnosticOptions, CompanionFiles {
  /** What the text is; told by its name, then by its content, where it is absent. */
  kind?: DocumentKind;
}

const RULE_PAGES = 'docs/rules/';
const SEVERITIES = { error: 1, warning: 2, information: 3, hint: 4 } as const;
const TAGS = { unnecessary: 1, deprecated: 2 } as const;

/** A document with everything that was found in it. */
export interface Checked {
  document: AnyDocument;
  /** With their fixes; those too that the options suppress. */
  reports: readonly Report[];
  diagnostics: Diagnostic[];
}

/**
 * The diagnostics of a document of any kind of ours, in document order. The caller says that the text is one: what
 * neither its name nor its content tells is a definition. A states language of AWS gets none. Never throws.
 */
export function validate(text: string, uri: string, options: ValidateOptions = {}): Diagnostic[] {
  return checkDocument(text, uri, options)?.diagnostics ?? [];
}

/** The same with what the diagnostics are made of; undefined for what is none of ours. */
export function checkDocument(text: string, uri: string, options: ValidateOptions = {}): Checked | undefined {
  const file = new FlowDocument(uri, text);
  const kind = options.kind ?? kindOfOurs(uri, file);
  if (kind === 'none' || (options.kind === undefined && isSomebodyElses(file, kind))) return undefined;
  const document = openDocument(file, kind, options);
  const reports = reportsOf(document);
  return { document, reports, diagnostics: toDiagnostics(reports, document, options) };
}

function isSomebodyElses({ uri, states }: FlowDocument, kind: DocumentKind): boolean {
  return kind === 'flow-definition' && !byName(uri) && isAmazonStatesLanguage(states);
}

/** The diagnostics of a document that is known to be a flow definition. */
export function diagnostics(document: FlowDocument, options: DiagnosticOptions = {}): Diagnostic[] {
  return toDiagnostics(reports(document), document, options);
}

/** The diagnostics that all findings of a document make. */
export function toDiagnostics(
  found: readonly Report[],
  document: AnyDocument,
  options: DiagnosticOptions = {},
): Diagnostic[] {
  const { suppressions = [] } = options;
  const unused = unusedInProject(found, document, suppressions);
  const all = unused.length > 0 ? [...found, ...unused].sort(byPlace) : found;
  return all.flatMap(report => toDiagnostic(report, document, options) ?? []);
}

/** Undefined when the options switch the rule off, or suppress the finding. */
export function toDiagnostic(
  report: Report,
  document: AnyDocument,
  options: DiagnosticOptions = {},
): Diagnostic | undefined {
  const { rule, message } = report;
  const severity = severityOf(report, options);
  if (severity === 'off' || isSuppressed(report, document, options.suppressions ?? [])) return undefined;
  return {
    range: place(document, message.at).range,
    severity: SEVERITIES[severity],
    code: rule.id,
    codeDescription: { href: `${options.rulePages ?? RULE_PAGES}${rule.id}.md` },
    source: 'gflow',
    message: `${message.what} ${message.todo}`,
    ...(message.tag && { tags: [TAGS[message.tag]] }),
    ...(message.related?.length && {
      relatedInformation: message.related.map(({ at, message, file }) => ({
        location: place(file ?? document, at),
        message,
      })),
    }),
  };
}

function place(file: TextFile, at: Span): { uri: string; range: Range } {
  return { uri: file.uri, range: linesOf(file).range(at) };
}
