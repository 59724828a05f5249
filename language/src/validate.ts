import { FlowDocument } from './document/flow-document.ts';
import { byName, isAmazonStatesLanguage } from './document/recognise.ts';
import type { Range } from './json/text.ts';
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

export interface ValidateOptions extends RuleSettings {
  /** The text of the companion input schema. */
  inputSchema?: string;
  /** What the project file suppresses in this definition. */
  suppressions?: readonly FileSuppression[];
  /** The address that a rule's page is found under, with a slash at its end. */
  rulePages?: string;
}

const RULE_PAGES = 'docs/rules/';
const SEVERITIES = { error: 1, warning: 2, information: 3, hint: 4 } as const;
const TAGS = { unnecessary: 1, deprecated: 2 } as const;

/**
 * The diagnostics of a flow definition, in document order. The caller says that the text is one; only a name
 * that says otherwise (`*.input.json` …) or a states language of AWS gets none. Never throws.
 */
export function validate(text: string, uri: string, options: ValidateOptions = {}): Diagnostic[] {
  const kind = byName(uri)?.kind;
  if (kind !== undefined && kind !== 'flow-definition') return [];
  const document = new FlowDocument(uri, text);
  if (kind === undefined && isAmazonStatesLanguage(document.states)) return [];
  return diagnostics(document, options);
}

/** The diagnostics of a document that is known to be a flow definition. */
export function diagnostics(document: FlowDocument, options: ValidateOptions = {}): Diagnostic[] {
  return toDiagnostics(reports(document), document, options);
}

/** The diagnostics that all findings of a definition make. */
export function toDiagnostics(
  found: readonly Report[],
  document: FlowDocument,
  options: ValidateOptions = {},
): Diagnostic[] {
  const unused = unusedInProject(found, document, options.suppressions ?? []);
  const all = unused.length > 0 ? [...found, ...unused].sort(byPlace) : found;
  return all.flatMap(report => toDiagnostic(report, document, options) ?? []);
}

/** Undefined when the options switch the rule off, or suppress the finding. */
export function toDiagnostic(
  report: Report,
  document: FlowDocument,
  options: ValidateOptions = {},
): Diagnostic | undefined {
  const { rule, message } = report;
  const severity = severityOf(report, options);
  if (severity === 'off' || isSuppressed(report, document, options.suppressions ?? [])) return undefined;
  return {
    range: document.lines.range(message.at),
    severity: SEVERITIES[severity],
    code: rule.id,
    codeDescription: { href: `${options.rulePages ?? RULE_PAGES}${rule.id}.md` },
    source: 'gflow',
    message: `${message.what} ${message.todo}`,
    ...(message.tag && { tags: [TAGS[message.tag]] }),
    ...(message.related?.length && {
      relatedInformation: message.related.map(r => ({
        location: { uri: document.uri, range: document.lines.range(r.at) },
        message: r.message,
      })),
    }),
  };
}
