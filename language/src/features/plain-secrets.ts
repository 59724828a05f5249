import type { FlowDocument } from '../document/flow-document.ts';
import { reports } from '../reports.ts';
import type { Message } from '../rules/rule.ts';

/** The secrets that stand in the text of a definition, but for those that a comment says are none. */
export function plainSecrets(flow: FlowDocument): Message[] {
  return reports(flow)
    .filter(({ rule }) => rule.id === 'plain-secret')
    .map(({ message }) => message)
    .filter(({ at }) => !isKey(flow.text, at.offset + at.length));
}

/** What is found at a key only comes to be in a run. */
function isKey(text: string, end: number): boolean {
  return /^\s*:/.test(text.slice(end, end + 100));
}
