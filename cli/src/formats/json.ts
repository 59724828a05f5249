import { type CheckedFile, type CheckResult, type Finding, summarise } from '../check/result.ts';
import { pathOf } from './words.ts';

/** The findings as data. Ranges are those of LSP: zero-based lines and UTF-16 code units. */
export function json({ root, files, problems }: CheckResult): string {
  const document = {
    files: files.map(file => ({
      path: file.path,
      kind: file.kind,
      findings: file.findings.map(finding => toJson(finding, file, root)),
    })),
    problems,
    summary: summarise(files),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toJson(finding: Finding, file: CheckedFile, root: string) {
  const { rule, severity, message, range, pointer, docs, related, fix } = finding;
  return {
    rule,
    severity,
    message,
    range,
    pointer,
    docs,
    related: related.map(({ uri, range, message }) => ({ path: pathOf(uri, file, root), range, message })),
    fixable: fix !== undefined,
  };
}
