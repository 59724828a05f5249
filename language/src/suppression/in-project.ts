import { FlowDocument } from '../document/flow-document.ts';
import type { DocumentKind } from '../document/recognise.ts';
import { RULES } from '../rules/index.ts';
import type { Message, Report } from '../rules/rule.ts';
import { unusedSuppression } from '../rules/unused-suppression.ts';
import { ownSeverity } from '../severity.ts';
import { saysAll } from './says-all.ts';

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
  document: FlowDocument | { kind: DocumentKind },
  suppressions: readonly FileSuppression[],
): boolean {
  const own = suppressions.filter(suppression => suppression.rule === rule.id);
  if (own.length === 0) return false;
  if (!(document instanceof FlowDocument)) return own.some(({ state }) => state === undefined);
  const index = document.indexAt(message.at.offset);
  const name = index === undefined ? undefined : document.states[index]?.name;
  return own.some(({ state }) => state === undefined || state === name);
}

/** What there is to say about suppressions of the project file that suppress nothing in this definition. */
export function unusedInProject(
  found: readonly Report[],
  document: FlowDocument,
  suppressions: readonly FileSuppression[],
): Report[] {
  if (found.some(report => ownSeverity(report) === 'error')) return [];
  return suppressions.flatMap(suppression => {
    const rule = RULES.find(({ meta }) => meta.id === suppression.rule);
    if (!rule || !saysAll(rule, document)) return [];
    if (found.some(report => isSuppressed(report, document, [suppression]))) return [];
    return [{ rule: unusedSuppression.meta, message: unusedMessage(document, suppression), fixes: () => [] }];
  });
}

function unusedMessage(document: FlowDocument, { rule, state }: FileSuppression): Message {
  const index = state === undefined ? -1 : document.states.findLastIndex(({ name }) => name === state);
  const at = index < 0 ? (document.head.startAt?.key ?? NOWHERE) : document.keyOf(index);
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

const NOWHERE = { offset: 0, length: 0 };
