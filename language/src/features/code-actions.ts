import { FlowDocument } from '../document/flow-document.ts';
import type { AnyDocument } from '../documents/open-document.ts';
import type { Span } from '../json/text.ts';
import type { Fix, Report } from '../rules/rule.ts';
import { ignoreFix } from '../suppression/ignore.ts';

export interface QuickFix {
  report: Report;
  fix: Fix;
  /** The one to offer first: the first safe fix of its finding. */
  preferred: boolean;
}

/** The fixes of those findings that touch a stretch of the text, and behind them all the ways to ignore them. */
export function quickFixes(document: AnyDocument, found: readonly Report[], range: Span): QuickFix[] {
  const touched = found.filter(
    ({ message: { at } }) =>
      at.offset <= range.offset + range.length && range.offset <= at.offset + at.length,
  );
  const repairs = touched.flatMap(report => {
    const fixes = report.fixes();
    const first = fixes.find(f => f.safe);
    return fixes.map(fix => ({ report, fix, preferred: fix === first }));
  });
  if (!(document instanceof FlowDocument)) return repairs;
  const ignores = new Map<string, QuickFix>();
  for (const report of touched) {
    const fix = ignoreFix(document, report);
    if (fix && !ignores.has(fix.title)) ignores.set(fix.title, { report, fix, preferred: false });
  }
  return [...repairs, ...ignores.values()];
}
