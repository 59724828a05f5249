import type { Span } from '../json/text.ts';
import type { Fix, Report } from '../rules/rule.ts';

export interface QuickFix {
  report: Report;
  fix: Fix;
  /** The one to offer first: the first safe fix of its finding. */
  preferred: boolean;
}

/** The fixes of those findings that touch a stretch of the text. */
export function quickFixes(found: readonly Report[], range: Span): QuickFix[] {
  return found
    .filter(
      ({ message: { at } }) =>
        at.offset <= range.offset + range.length && range.offset <= at.offset + at.length,
    )
    .flatMap(report => {
      const fixes = report.fixes();
      const first = fixes.find(f => f.safe);
      return fixes.map(fix => ({ report, fix, preferred: fix === first }));
    });
}
