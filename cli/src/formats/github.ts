import type { Severity } from '../../../language/src/index.ts';
import type { CheckedFile, CheckResult, Finding } from '../check/result.ts';
import { pathOf, placeOf, relativePath, summaryLines } from './words.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions makes annotations of, then one sentence about the whole for the log. */
export function github(result: CheckResult): string {
  const { root, files, problems } = result;
  const lines = [
    ...files.flatMap(file => file.findings.map(finding => annotation(finding, file, root))),
    ...problems.map(({ path, message }) => command('error', { title: 'gflow' }, `${path}: ${message}`)),
    ...summaryLines(result),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function annotation(finding: Finding, file: CheckedFile, root: string): string {
  const { start, end } = finding.range;
  const sameLine = start.line === end.line;
  const properties = {
    file: relativePath(file.uri, root),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns on a single line only; its last column is inside.
    ...(sameLine && { col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) }),
    title: finding.rule,
  };
  const related = finding.related.map(
    ({ uri, range, message }) => `${placeOf(pathOf(uri, file, root), range)}: ${message}`,
  );
  return command(COMMANDS[finding.severity], properties, [finding.message, ...related].join('\n'));
}

function command(name: string, properties: Readonly<Record<string, string | number>>, data: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${list.join(',')}::${message(data)}`;
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
