import type { JsonNode } from '../json/tree.ts';
import type { Fix, Message } from '../rules/rule.ts';
import type { ValueChecker } from '../schema/check-value.ts';
import type { ReportedProblem } from '../schema/value-problem.ts';
import { isBroken, type JsonDocument } from './document-rule.ts';
import { valueFixes } from './value-fixes.ts';
import { valueMessage } from './value-words.ts';

/** A document, or a value in it, that does not fit a schema. */
export type ValueFinding = ReportedProblem | { keyword: 'empty-file' };

/** Checks the root of a document, and gives what is wrong for certain even while the text is broken somewhere. */
export function* valueFindings(
  document: JsonDocument,
  check: (root: JsonNode) => readonly ReportedProblem[],
): Generator<ValueFinding> {
  const { root } = document.parsed;
  if (root) {
    for (const problem of check(root)) if (!isBroken(document, problem.at)) yield problem;
  } else if (document.text.trim() === '') yield { keyword: 'empty-file' };
}

/** `whole` is what the document is: "the run input". */
export function renderValueFinding(finding: ValueFinding, document: JsonDocument, whole: string): Message {
  if (finding.keyword !== 'empty-file') return valueMessage(finding, document.parsed.root, whole);
  return {
    at: { offset: 0, length: 0 },
    what: 'The file is empty.',
    todo: `Write ${whole} as an object: { … }.`,
  };
}

export function fixesOfValueFinding(
  finding: ValueFinding,
  { text }: JsonDocument,
  check: ValueChecker,
): Fix[] {
  return finding.keyword === 'empty-file' ? [] : valueFixes(finding, text, check);
}
