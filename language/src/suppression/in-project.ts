import { FlowDocument } from '../document/flow-document.ts';
import type { JsonDocument } from '../documents/index.ts';
import type { Span } from '../json/text.ts';
import type { Message, Report } from '../rules/rule.ts';
import { unusedSuppression } from '../rules/unused-suppression.ts';
import { ownSeverity } from '../severity.ts';
import { isJudged } from './is-judged.ts';

/** A suppression that the project file holds for a definition. */
export interface FileSuppression {
  /** The id of a rule. */
  rule: string;
  /** The name of the state that it holds for; absent where it holds for the whole file. */
  state?: string;
  reason: string;
}

/** The project file suppresses this finding. */
export function isSuppressed(
  { rule, message }: Report,
  document: FlowDocument | JsonDocument,
  suppressions: readonly FileSuppression[],
): boolean {
  const own = suppressions.filter(suppression => suppression.rule === rule.id);
  if (own.length === 0) return false;
  if (!(document instanceof FlowDocument)) return own.some(({ state }) => state === undefined);
  const index = document.indexAt(message.at.offset);
  const name = index === undefined ? undefined : document.states[index]?.name;
  return own.some(({ state }) => state === undefined || state === name);
}

/** What there is to say about suppressions of the project file that suppress nothing in this document. */
export function unusedInProject(
  found: readonly Report[],
  document: FlowDocument | JsonDocument,
  suppressions: readonly FileSuppression[],
): Report[] {
  if (found.some(report => ownSeverity(report) === 'error')) return [];
  return suppressions.flatMap(suppression => {
    if (!isJudged(suppression.rule, document)) return [];
    if (found.some(report => isSuppressed(report, document, [suppression]))) return [];
    return [{ rule: unusedSuppression.meta, message: unusedMessage(document, suppression), fixes: () => [] }];
  });
}

function unusedMessage(document: FlowDocument | JsonDocument, { rule, state }: FileSuppression): Message {
  const index =
    document instanceof FlowDocument && state !== undefined
      ? document.states.findLastIndex(({ name }) => name === state)
      : -1;
  const at = placeOf(document, index);
  const todo = 'Take it out of the project file.';
  if (state !== undefined && index < 0)
    return {
      at,
      what: `The project file suppresses the rule “${rule}” in state “${state}”, which does not exist.`,
      todo,
    };
  const scope = state === undefined ? 'this file' : `state “${state}”`;
  return {
    at,
    what: `The project file suppresses the rule “${rule}” in ${scope}, but it finds nothing there.`,
    todo,
  };
}

function placeOf(document: FlowDocument | JsonDocument, index: number): Span {
  if (!(document instanceof FlowDocument)) return NOWHERE;
  return index < 0 ? (document.head.startAt?.key ?? NOWHERE) : document.keyOf(index);
}

const NOWHERE: Span = { offset: 0, length: 0 };
