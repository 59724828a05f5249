import type { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';
import type { Report } from '../rules/rule.ts';
import { fixFaults } from './fix-faults.ts';
import { type Expectation, readFixture } from './fixture.ts';
import { open } from './open.ts';

/**
 * Checks a fixture: every expectation is met by a finding of that rule at exactly that place, there is no finding
 * besides, and every fix takes its finding away and brings no other. Returns what does not fit, one sentence each; an empty list is a success.
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
      problems.push(...missingFixes(match, expected));
    } else problems.push(`line ${expected.line + 1}: expected ${expected.rule}: ${expected.fragment}`);
  }
  for (const report of left) problems.push(`not expected: ${describe(report, document)}`);
  const again = (text: string) => reports(open(fixture, text));
  return [...problems, ...fixFaults({ text: main.text, found: again }, only)];
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

/** The fixes that a fixture names must be there. */
function missingFixes(report: Report, { fixes }: Expectation): string[] {
  const titles = report.fixes().map(f => f.title);
  return fixes
    .filter(title => !titles.includes(title))
    .map(title => `no fix "${title}", but ${JSON.stringify(titles)}`);
}

function describe(report: Report, document: FlowDocument): string {
  const { start, end } = document.lines.range(report.message.at);
  const at = `${start.line + 1}:${start.character}-${end.line + 1}:${end.character}`;
  return `${report.rule.id} at ${at}: ${report.message.what} ${report.message.todo}`;
}
