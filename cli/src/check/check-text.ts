import {
  type Checked,
  checkDocument,
  type Diagnostic,
  type Fix,
  LineIndex,
  parseJson,
  pointerAt,
  type Range,
  type Report,
  type Severity,
  type Span,
  toJsonPointer,
  type ValidateOptions,
} from '../../../language/src/index.ts';
import type { CheckedFile, Finding, SafeFix } from './result.ts';
import type { Source } from './source.ts';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], Severity>> = {
  1: 'error',
  2: 'warning',
  3: 'information',
  4: 'hint',
};

/** Checks one text with the rules for its kind. */
export function checkText(source: Source, options: ValidateOptions): CheckedFile {
  const { path, uri, kind, text } = source;
  const checked = checkDocument(text, uri, options);
  const findings = checked && checked.diagnostics.length > 0 ? toFindings(source, checked) : [];
  return { path, uri, kind, text, findings };
}

/** Adds what a diagnostic does not say: the value that it stands on, and its safe fix. */
function toFindings({ text }: Source, { reports, diagnostics }: Checked): Finding[] {
  const lines = new LineIndex(text);
  const { root } = parseJson(text);
  const fixOf = safeFixes(reports);
  return diagnostics.map(diagnostic => {
    const { code, severity, message, range, codeDescription, relatedInformation = [] } = diagnostic;
    const at = spanOf(range, lines);
    const fix = fixOf(code, at);
    return {
      rule: code,
      severity: SEVERITIES[severity],
      message,
      range,
      pointer: toJsonPointer(pointerAt(root, at)),
      docs: codeDescription.href,
      related: relatedInformation.map(({ location, message }) => ({ ...location, message })),
      ...(fix && { fix: toFix(fix, lines) }),
    };
  });
}

/** For the finding of a rule at a place its first safe fix, the one that --fix makes. */
function safeFixes(reports: readonly Report[]): (rule: string, at: Span) => Fix | undefined {
  const key = (rule: string, { offset, length }: Span) => `${rule} ${offset} ${length}`;
  const all = new Map(reports.map(report => [key(report.rule.id, report.message.at), report]));
  return (rule, at) =>
    all
      .get(key(rule, at))
      ?.fixes()
      .find(fix => fix.safe);
}

function toFix({ title, edits }: Fix, lines: LineIndex): SafeFix {
  return { title, edits: edits.map(({ span, newText }) => ({ range: lines.range(span), newText })) };
}

function spanOf({ start, end }: Range, lines: LineIndex): Span {
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}
