import type { FlowDocument } from '../document/flow-document.ts';
import type { DocumentKind } from '../document/recognise.ts';
import type { ParsedJson } from '../json/parse.ts';
import type { Span } from '../json/text.ts';
import { breaks } from '../model/unit.ts';
import type { Fix, Found, Message, Report, RuleMeta } from '../rules/rule.ts';

/** A JSON document that is no flow definition: an input schema, a run input, a project file or a flow test. */
export interface JsonDocument {
  uri: string;
  text: string;
  kind: DocumentKind;
  parsed: ParsedJson;
  /** The input schema that a run input is for, as JSON; absent where none is known or it cannot be read. */
  schema?: { uri: string; value: unknown };
  /** The definitions that an input schema belongs to, or that a project file names, as far as they are known. */
  definitions?: readonly FlowDocument[];
}

/** A rule for such documents. Its offsets are those of the document. */
export interface DocumentRuleDefinition<Finding> {
  meta: RuleMeta;
  kinds: readonly DocumentKind[];
  check(document: JsonDocument, found: Found<Finding>): void;
  render(finding: Finding, document: JsonDocument): Message;
  fixes?(finding: Finding, document: JsonDocument): readonly Fix[];
}

export interface DocumentRule {
  meta: RuleMeta;
  kinds: readonly DocumentKind[];
  check(document: JsonDocument, reports: Report[]): void;
}

export function defineDocumentRule<Finding>(rule: DocumentRuleDefinition<Finding>): DocumentRule {
  const { meta, kinds } = rule;
  return {
    meta,
    kinds,
    check: (document, reports) =>
      rule.check(document, finding => {
        const message = rule.render(finding, document);
        // What is still being typed is not judged.
        if (message.at.length > 0 && isBroken(document, message.at)) return;
        reports.push({ rule: meta, message, fixes: () => rule.fixes?.(finding, document) ?? [] });
      }),
  };
}

/** The text is broken inside this place (or where it ends), so that absence in it means nothing. */
export function isBroken({ parsed }: JsonDocument, { offset, length }: Span): boolean {
  return parsed.problems.some(
    problem =>
      breaks(problem) &&
      problem.span.offset + problem.span.length >= offset &&
      problem.span.offset <= offset + length,
  );
}
