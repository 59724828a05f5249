import type { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';
import type { Report } from '../rules/rule.ts';
import { type Expectation, type Fixture, readFixture } from './fixture.ts';
import { open } from './open.ts';

/**
 * Checks a fixture: every expectation is met by a finding of that rule at exactly that place, and there is
 * no finding besides. Returns what does not fit, one sentence each; an empty list is a success.
 */
export function mismatches(source: string, only?: string): string[] {
  const fixture = readFixture(source);
  const { main } = fixture;
  const document = open(fixture);
  const found = reports(document).filter(r => only === undefined || r.rule.id === only);
  const left = new Set(found);
  const problems: string[] = [];
  for (const expected of main.expected) {
    if (only !== undefined && expected.rule !== only) continue;
    const match = [...left].find(report => fits(report, expected, document));
    if (match) {
      left.delete(match);
      problems.push(...missingFixes(match, expected, fixture));
    } else problems.push(`line ${expected.line + 1}: expected ${expected.rule}: ${expected.fragment}`);
  }
  for (const report of left) problems.push(`not expected: ${describe(report, document)}`);
  return problems;
}

/** The text after the fix of that title, which the finding at the first expectation offers. */
export function fixed(source: string, title: string): string {
  const fixture = readFixture(source);
  const { main } = fixture;
  const document = open(fixture);
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
function missingFixes(report: Report, expected: Expectation, fixture: Fixture): string[] {
  const problems: string[] = [];
  const { text } = fixture.main;
  const count = (changed: string) =>
    reports(open(fixture, changed)).filter(r => r.rule.id === report.rule.id).length;
  const before = count(text);
  for (const title of expected.fixes) {
    const fix = report.fixes().find(f => f.title === title);
    if (!fix) problems.push(`no fix "${title}", but ${JSON.stringify(report.fixes().map(f => f.title))}`);
    else if (count(applyEdits(text, fix.edits)) >= before)
      problems.push(`fix "${title}" does not remove its finding`);
  }
  return problems;
}

function describe(report: Report, document: FlowDocument): string {
  const { start, end } = document.lines.range(report.message.at);
  const at = `${start.line + 1}:${start.character}-${end.line + 1}:${end.character}`;
  return `${report.rule.id} at ${at}: ${report.message.what} ${report.message.todo}`;
}
