import type { FlowDocument } from './document/flow-document.ts';
import type { Edit } from './json/text.ts';
import type { State } from './model/state.ts';
import type { Unit } from './model/unit.ts';
import { breaks } from './model/unit.ts';
import type { Visit } from './payload/visit.ts';
import { FLOW_RULES, PAYLOAD_RULES, UNIT_RULES } from './rules/index.ts';
import type { Fix, Message, Pending, Report } from './rules/rule.ts';
import { type Directive, directivesOf } from './suppression/directive.ts';
import { suppress } from './suppression/suppress.ts';
import type { Commented } from './suppression/written.ts';

/** Every finding, in document order, then by rule; without those that are suppressed. */
export function reports(document: FlowDocument): Report[] {
  const found: Report[] = [];
  const commented: Commented[] = [];
  const head = ofUnit(document.head);
  for (const report of head.reports) found.push(report);
  if (head.directives.length > 0) commented.push({ index: undefined, directives: head.directives });
  for (const index of document.statesWhere(isNoticed)) {
    const { reports, directives } = ofState(document, index);
    for (const report of reports) found.push(moved(report, document.base(index)));
    if (directives.length > 0) commented.push({ index, directives });
  }
  addOfVisits(document, found);
  for (const rule of FLOW_RULES) rule.check(document, found);
  const left = commented.length > 0 ? suppress(document, found, commented) : found;
  return left.sort(byPlace);
}

/** Document order, then by rule. */
export function byPlace(a: Report, b: Report): number {
  return (
    a.message.at.offset - b.message.at.offset ||
    a.message.at.length - b.message.at.length ||
    (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
  );
}

/** What the payload shows; nothing where a part of the text may be missing. */
function addOfVisits(document: FlowDocument, found: Report[]): void {
  if (document.structure.problems.some(breaks)) return;
  const { visits } = document;
  for (const index of document.visitsWhere(showsSomething)) {
    const visit = visits[index];
    for (const pending of visit ? ofVisit(visit) : NONE) found.push(pending.report(index, document));
  }
}

function showsSomething(visit: Visit): boolean {
  return ofVisit(visit).length > 0;
}

const visited = new WeakMap<Visit, readonly Pending[]>();
const NONE: readonly Pending[] = [];

function ofVisit(visit: Visit): readonly Pending[] {
  let pending = visited.get(visit);
  if (!pending) {
    const fresh: Pending[] = [];
    for (const rule of PAYLOAD_RULES) rule.check(visit, fresh);
    pending = fresh.length > 0 ? fresh : NONE;
    visit.release();
    visited.set(visit, pending);
  }
  return pending;
}

/** What a unit alone shows. */
interface Seen {
  reports: readonly Report[];
  directives: readonly Directive[];
}

const seen = new WeakMap<Unit, Seen>();
const NOTHING: Seen = { reports: [], directives: [] };

/** There is something to say about the state, or it says something about that itself. */
function isNoticed(state: State): boolean {
  return ofUnit(state) !== NOTHING;
}

function ofState({ states }: FlowDocument, index: number): Seen {
  const state = states[index];
  return state ? ofUnit(state) : NOTHING;
}

/** It never changes, so it is found once. */
function ofUnit(unit: Unit): Seen {
  let found = seen.get(unit);
  if (!found) {
    const fresh: Report[] = [];
    for (const rule of UNIT_RULES) rule.check(unit, fresh);
    const directives = directivesOf(unit);
    unit.state?.release();
    found = fresh.length > 0 || directives.length > 0 ? { reports: fresh, directives } : NOTHING;
    seen.set(unit, found);
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
    ...(message.related && { related: message.related.map(r => (r.file ? r : { ...r, at: move(r.at) })) }),
  };
}

function movedFix(fix: Fix, base: number): Fix {
  const move = ({ span, newText }: Edit): Edit => ({
    span: { offset: base + span.offset, length: span.length },
    newText,
  });
  return { ...fix, edits: fix.edits.map(move) };
}
