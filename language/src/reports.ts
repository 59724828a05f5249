import type { FlowDocument } from './document/flow-document.ts';
import type { Edit } from './json/text.ts';
import type { Unit } from './model/unit.ts';
import { FLOW_RULES, UNIT_RULES } from './rules/index.ts';
import type { Fix, Message, Report } from './rules/rule.ts';

/** Every finding, in document order, then by rule. */
export function reports(document: FlowDocument): Report[] {
  const found: Report[] = [];
  for (const report of ofUnit(document.head)) found.push(report);
  for (const [index, state] of document.states.entries())
    for (const report of ofUnit(state)) found.push(moved(report, document.base(index)));
  for (const rule of FLOW_RULES) rule.check(document, found);
  return found.sort(
    (a, b) =>
      a.message.at.offset - b.message.at.offset ||
      a.message.at.length - b.message.at.length ||
      (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  );
}

const known = new WeakMap<Unit, readonly Report[]>();
const NONE: readonly Report[] = [];

/** What a unit alone shows; it never changes, so it is found once. */
function ofUnit(unit: Unit): readonly Report[] {
  let found = known.get(unit);
  if (!found) {
    const fresh: Report[] = [];
    for (const rule of UNIT_RULES) rule.check(unit, fresh);
    unit.state?.release();
    found = fresh.length > 0 ? fresh : NONE;
    known.set(unit, found);
  }
  return found;
}

/** A report of a unit at the unit's place in the document. */
function moved({ rule, message, fixes }: Report, base: number): Report {
  return { rule, message: movedMessage(message, base), fixes: () => fixes().map(fix => movedFix(fix, base)) };
}

function movedMessage(message: Message, base: number): Message {
  const move = ({ offset, length }: Message['at']) => ({ offset: base + offset, length });
  return {
    ...message,
    at: move(message.at),
    ...(message.related && { related: message.related.map(r => ({ ...r, at: move(r.at) })) }),
  };
}

function movedFix(fix: Fix, base: number): Fix {
  const move = ({ span, newText }: Edit): Edit => ({
    span: { offset: base + span.offset, length: span.length },
    newText,
  });
  return { ...fix, edits: fix.edits.map(move) };
}
