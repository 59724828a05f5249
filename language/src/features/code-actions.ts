import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import type { Fix, Report } from '../rules/rule.ts';
import { reports } from '../validate.ts';

export interface QuickFix {
  report: Report;
  fix: Fix;
  /** The one to offer first: the first safe fix of its finding. */
  preferred: boolean;
}

/** The fixes of all findings that touch a stretch of the text. */
export function quickFixes(document: FlowDocument, range: Span): QuickFix[] {
  return reports(document)
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
