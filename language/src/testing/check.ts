import { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import type { Report } from '../rules/rule.ts';
import { reports } from '../reports.ts';
import { type Expectation, type FixtureFile, readFixture } from './fixture.ts';

/**
 * Checks a fixture: every expectation is met by a finding of that rule at exactly that place, and there is
 * no finding besides. Returns what does not fit, one sentence each; an empty list is a success.
 */
export function mismatches(source: string, only?: string): string[] {
  const { main } = readFixture(source);
  const document = new FlowDocument(`file:///${main.name}`, main.text);
  const found = reports(document).filter(r => only === undefined || r.rule.id === only);
  const open = new Set(found);
  const problems: string[] = [];
  for (const expected of main.expected) {
    if (only !== undefined && expected.rule !== only) continue;
    const match = [...open].find(report => fits(report, expected, document));
    if (match) {
      open.delete(match);
      problems.push(...missingFixes(match, expected, main));
    } else problems.push(`line ${expected.line + 1}: expected ${expected.rule}: ${expected.fragment}`);
  }
  for (const report of open) problems.push(`not expected: ${describe(report, document)}`);
  return problems;
}

/** The text after the fix of that title, which the finding at the first expectation offers. */
export function fixed(source: string, title: string): string {
  const { main } = readFixture(source);
  const document = new FlowDocument(`file:///${main.name}`, main.text);
  for (const report of reports(document)) {
    const fix = report.fixes().find(f => f.title === title);
    if (fix) return applyEdits(main.text, fix.edits);
  }
  return main.text;
}

function fits(report: Report, expected: Expectation, document: FlowDocument): boolean {
  const { start, end } = document.lines.range(report.message.at);
  return (
    report.rule.id === expected.rule &&
    start.line === expected.line &&
    start.character === expected.from &&
    (end.line > start.line || end.character === expected.to) &&
    `${report.message.what} ${report.message.todo}`.includes(expected.fragment)
  );
}

/** A fix must be there, and must remove its finding without bringing another of the same rule. */
function missingFixes(report: Report, expected: Expectation, file: FixtureFile): string[] {
  const problems: string[] = [];
  const before = countOf(report.rule.id, file.text);
  for (const title of expected.fixes) {
    const fix = report.fixes().find(f => f.title === title);
    if (!fix) problems.push(`no fix "${title}", but ${JSON.stringify(report.fixes().map(f => f.title))}`);
    else if (countOf(report.rule.id, applyEdits(file.text, fix.edits)) >= before)
      problems.push(`fix "${title}" does not remove its finding`);
  }
  return problems;
}

function countOf(rule: string, text: string): number {
  return reports(new FlowDocument('file:///fixed.flow.json', text)).filter(r => r.rule.id === rule).length;
}

function describe(report: Report, document: FlowDocument): string {
  const { start, end } = document.lines.range(report.message.at);
  const at = `${start.line + 1}:${start.character}-${end.line + 1}:${end.character}`;
  return `${report.rule.id} at ${at}: ${report.message.what} ${report.message.todo}`;
}
