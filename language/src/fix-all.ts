import { FlowDocument } from './document/flow-document.ts';
import { applyEdits, type Edit } from './json/text.ts';
import { reports } from './reports.ts';

const MAX_ROUNDS = 10;

/**
 * The text with every safe fix applied, of all rules or of those named. Fixes that touch the same stretch wait
 * for the next round, for one may make another needless.
 */
export function fixAll(text: string, uri: string, rules?: readonly string[]): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = safeEdits(current, uri, rules);
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}

function safeEdits(text: string, uri: string, rules: readonly string[] | undefined): Edit[] {
  const taken: Edit[] = [];
  for (const report of reports(new FlowDocument(uri, text))) {
    if (rules && !rules.includes(report.rule.id)) continue;
    const fix = report.fixes().find(f => f.safe);
    if (fix && !fix.edits.some(edit => taken.some(other => overlap(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

function overlap(a: Edit, b: Edit): boolean {
  return a.span.offset <= b.span.offset + b.span.length && b.span.offset <= a.span.offset + a.span.length;
}
