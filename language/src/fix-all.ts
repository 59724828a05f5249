import { FlowDocument } from './document/flow-document.ts';
import { kindOfOurs } from './document/recognise.ts';
import { openDocument, reportsOf } from './documents/open-document.ts';
import { applyEdits, type Edit } from './json/text.ts';
import { severityOf } from './severity.ts';
import { isSuppressed } from './suppression/in-project.ts';
import type { ValidateOptions } from './validate.ts';

export interface FixAllOptions extends ValidateOptions {
  /** Only the fixes of these rules. */
  only?: readonly string[];
}

const MAX_ROUNDS = 10;

/**
 * The text with every safe fix applied of what `validate` would tell with the same options. Fixes that touch the same
 * stretch wait for the next round, for one may make another needless.
 */
export function fixAll(text: string, uri: string, options: FixAllOptions = {}): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = safeEdits(current, uri, options);
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}

function safeEdits(text: string, uri: string, options: FixAllOptions): Edit[] {
  const file = new FlowDocument(uri, text);
  const kind = options.kind ?? kindOfOurs(uri, file);
  if (kind === 'none') return [];
  const document = openDocument(file, kind, options);
  const taken: Edit[] = [];
  for (const report of reportsOf(document)) {
    if (options.only && !options.only.includes(report.rule.id)) continue;
    if (severityOf(report, options) === 'off' || isSuppressed(report, document, options.suppressions ?? []))
      continue;
    const fix = report.fixes().find(f => f.safe);
    if (fix && !fix.edits.some(edit => taken.some(other => overlap(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

function overlap(a: Edit, b: Edit): boolean {
  return a.span.offset <= b.span.offset + b.span.length && b.span.offset <= a.span.offset + a.span.length;
}
