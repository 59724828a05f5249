import type { Severity } from '../../../language/src/index.ts';
import type { CheckedFile, CheckResult, Finding } from '../check/result.ts';
import { type Paint, painter } from '../paint.ts';
import { excerpt, linesOf } from './excerpt.ts';
import { pathOf, placeOf, printable, summaryLines } from './words.ts';

const COLOURS = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
} as const satisfies Record<Severity, Parameters<Paint>[0]>;

/**
 * The findings for people, in the form of compilers (`file:line:column: severity: message`, which editors can
 * jump by): each with the line it is on, what it is related to, and its fix; then one sentence about the whole.
 */
export function text(result: CheckResult, paint: Paint = painter(false)): string {
  const findings = result.files.flatMap(file => {
    const lines = linesOf(file.text);
    return file.findings.flatMap(finding => [...block(finding, file, lines, result.root, paint), '']);
  });
  return [...findings, ...summaryLines(result)].map(line => `${line}\n`).join('');
}

function block(
  { rule, severity, message, range, related, fix }: Finding,
  file: CheckedFile,
  lines: readonly string[],
  root: string,
  paint: Paint,
): string[] {
  const place = paint('bold', `${printable(placeOf(file.path, range))}:`);
  const colour = COLOURS[severity];
  const { line, marks } = excerpt(lines, range);
  return [
    `${place} ${paint(colour, `${severity}:`)} ${printable(message)} ${paint('dim', `[${rule}]`)}`,
    line,
    paint(colour, marks),
    ...related.map(r => printable(`${placeOf(pathOf(r.uri, file, root), r.range)}: note: ${r.message}`)),
    ...(fix ? [printable(`  fix: ${fix.title}`)] : []),
  ];
}
