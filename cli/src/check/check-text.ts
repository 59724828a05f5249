import {
  type Diagnostic,
  type Fix,
  LineIndex,
  openDocument,
  parseJson,
  pointerAt,
  type Range,
  reportsOf,
  type Severity,
  type Span,
  toJsonPointer,
  type ValidateOptions,
  validate,
} from '../../../language/src/index.ts';
import type { CheckedFile, Finding, SafeFix } from './result.ts';
import type { Source } from './sources.ts';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], Severity>> = {
  1: 'error',
  2: 'warning',
  3: 'information',
  4: 'hint',
};

/** Checks one text with the rules for its kind. */
export function checkText(source: Source, options: ValidateOptions): CheckedFile {
  const { path, uri, kind, text } = source;
  const diagnostics = validate(text, uri, options);
  const findings = diagnostics.length > 0 ? toFindings(source, diagnostics, options) : [];
  return { path, uri, kind, text, findings };
}

/** Adds what a diagnostic does not say: the value that it stands on, and its safe fix. */
function toFindings(source: Source, diagnostics: readonly Diagnostic[], options: ValidateOptions): Finding[] {
  const lines = new LineIndex(source.text);
  const { root } = parseJson(source.text);
  const fixOf = safeFixes(source, options);
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
function safeFixes(source: Source, options: ValidateOptions): (rule: string, at: Span) => Fix | undefined {
  const key = (rule: string, { offset, length }: Span) => `${rule} ${offset} ${length}`;
  const fixes = new Map(
    reportsOf(openDocument(source, source.kind, options)).map(({ rule, message, fixes }) => [
      key(rule.id, message.at),
      fixes().find(fix => fix.safe),
    ]),
  );
  return (rule, at) => fixes.get(key(rule, at));
}

function toFix({ title, edits }: Fix, lines: LineIndex): SafeFix {
  return { title, edits: edits.map(({ span, newText }) => ({ range: lines.range(span), newText })) };
}

function spanOf({ start, end }: Range, lines: LineIndex): Span {
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}
