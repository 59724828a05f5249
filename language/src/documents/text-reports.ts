import { FlowDocument } from '../document/flow-document.ts';
import { PendingText } from '../json/pending-text.ts';
import { withoutComments } from '../json/without-comments.ts';
import { Head } from '../model/head.ts';
import { beyondLimits } from '../rules/beyond-limits.ts';
import { byteOrderMark } from '../rules/byte-order-mark.ts';
import { duplicateKey } from '../rules/duplicate-key.ts';
import { jsonSyntax } from '../rules/json-syntax.ts';
import { loneSurrogate } from '../rules/lone-surrogate.ts';
import type { Report } from '../rules/rule.ts';
import type { JsonDocument } from './document-rule.ts';

/** What the rules about the text of a definition find in another document. */
export function textReports({ uri, text, kind, parsed }: JsonDocument): Report[] {
  const reports: Report[] = [];
  // The project file is ours alone: comments may stand in it.
  const strict = kind === 'project-file' ? withoutComments(text) : text;
  const whole = new FlowDocument(uri, strict);
  byteOrderMark.check(whole, reports);
  // These read the text anew; where it was read without a problem, they find none.
  if (parsed.beyond) beyondLimits.check(whole, reports);
  if (parsed.problems.length > 0) jsonSyntax.check(whole, reports);
  const unit = new Head(PendingText.of(text), text, parsed);
  duplicateKey.check(unit, reports);
  loneSurrogate.check(unit, reports);
  return reports;
}
