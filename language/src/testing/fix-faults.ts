import { applyEdits } from '../json/text.ts';
import type { Fix, Report } from '../rules/rule.ts';

/** A text, and what is found in any version of it. */
export interface Checked {
  text: string;
  found(text: string): readonly Report[];
}

/** What comes of a fix. */
interface Outcome {
  report: Report;
  fix: Fix;
  gone: boolean;
  /** The rules that find more than before. */
  more: string[];
}

/**
 * What is wrong with the fixes that are offered for a text: each must take its finding away, and bring no other that
 * its mistake has not hidden. One sentence each; `rule`: only the fixes of that rule.
 */
export function fixFaults(checked: Checked, rule?: string): string[] {
  return outcomes(checked, rule).flatMap(({ report, fix, gone, more }) => {
    const { id } = report.rule;
    const brought = more.filter(other => !HIDDEN[id]?.includes(other)).map(other => `brings ${other}`);
    const faults = gone ? brought : ['does not take its finding away', ...brought];
    return faults.map(fault => `${id}: “${fix.title}” ${fault} (${report.message.what})`);
  });
}

function outcomes({ text, found }: Checked, rule?: string): Outcome[] {
  const reports = found(text);
  const before = countsOf(reports);
  const outcome = (report: Report, fix: Fix): Outcome => {
    const now = countsOf(found(applyEdits(text, fix.edits)));
    const grown = [...now.keys()].filter(id => count(now, id) > count(before, id));
    const { id } = report.rule;
    return {
      report,
      fix,
      gone: count(now, id) < count(before, id),
      more: grown.filter(other => other !== id),
    };
  };
  return reports
    .filter(report => rule === undefined || report.rule.id === rule)
    .flatMap(report => report.fixes().map(fix => outcome(report, fix)));
}

function countsOf(reports: readonly Report[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of reports) counts.set(rule.id, count(counts, rule.id) + 1);
  return counts;
}

const count = (counts: ReadonlyMap<string, number>, id: string): number => counts.get(id) ?? 0;

/**
 * What a mistake hides, by the rules of both: it is there before the fix, and can be told only after it. Anything else
 * that comes with a fix is the fix's own.
 */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  // Where a state leads is not known as long as it says two things, or none.
  'duplicate-state': ['only-fails'],
  'exclusive-fields': ['only-fails', 'unreachable-state'],
  'missing-transition': ['unreachable-state'],
  'no-choices': ['only-fails', 'unreachable-state'],
  // What does nothing was all that led there.
  'dead-choice-rule': ['unreachable-state'],
  'error-caught-before': ['unreachable-state'],
  'unreachable-state': ['only-fails', 'schema-undeclared-input'],
  'catch-all-not-last': ['error-caught-before'],
  // What a state does to the payload is not known before.
  'missing-field': ['missing-parameter', 'path-never-set', 'schema-undeclared-input'],
  'payload-overwritten': ['schema-undeclared-input'],
  'unknown-field': ['path-never-set', 'payload-overwritten'],
  // A constant that was written as a path, or the other way round.
  'path-syntax': ['parameter-value', 'payload-overwritten', 'unmarked-path'],
  // Which parameters there are depends on whom a state calls, and for what; their values come from somewhere.
  'missing-parameter': ['schema-undeclared-input'],
  'parameter-value': ['missing-parameter'],
  'retired-provider': ['unknown-parameter'],
  'superseded-provider': ['missing-parameter'],
  // What it is, once it is read as it was meant.
  'private-list': ['private-parameter-unknown'],
  'wrong-field-type': ['number-out-of-range'],
  'unknown-rule': ['unused-suppression'],
};
