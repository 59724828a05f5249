import { applyEdits, type Span } from '../../../json/text.ts';
import { reports } from '../../../reports.ts';
import type { Report } from '../../../rules/rule.ts';
import { readFixture } from '../../../testing/fixture.ts';
import { open } from '../../../testing/open.ts';
import { untouched } from '../../../testing/untouched.ts';
import { completions } from '../../completion.ts';
import type { Completion } from '../item.ts';

/**
 * What our rules hold against what stands at a place of a text: one line for each error and each warning that touches
 * it. Findings that were there before, around the place, count only if there are more of their kind.
 */
export type Judge = (text: string, at: Span) => string[];

/** What is offered at the cursor of a definition with its schema, and what the rules say of any text instead. */
export function atPlace(source: string): {
  offers: Completion[];
  text: string;
  offset: number;
  judge: Judge;
} {
  const fixture = readFixture(source);
  const { text, cursor = 0 } = fixture.main;
  const document = open(fixture);
  const before = countByRule(reports(document));
  return {
    offers: completions(document, cursor),
    text,
    offset: cursor,
    judge: (changed, at) => objections(reports(open(fixture, changed)), before, at),
  };
}

/** These are about what is still to be typed. */
const ABSENCES = new Set(['missing-parameter', 'missing-field', 'missing-transition']);

/** A finding of such a weight says that something is wrong. */
const HEAVY = new Set(['error', 'warning']);

export function objections(
  found: readonly Report[],
  before: ReadonlyMap<string, number>,
  at: Span,
): string[] {
  const heavy = found.filter(({ rule, message }) => HEAVY.has(message.severity ?? rule.severity));
  const now = countByRule(heavy);
  return heavy
    .filter(({ rule }) => !ABSENCES.has(rule.id))
    .filter(({ rule, message }) => {
      if (touches(message.at, at) && !encloses(message.at, at)) return true;
      const isNew = (now.get(rule.id) ?? 0) > (before.get(rule.id) ?? 0);
      return (
        isNew && [message.at, ...(message.related ?? []).map(({ at }) => at)].some(own => touches(own, at))
      );
    })
    .map(({ rule, message }) => `${rule.id}: ${message.what}`);
}

export function countByRule(found: readonly Report[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { rule, message } of found)
    if (HEAVY.has(message.severity ?? rule.severity)) count.set(rule.id, (count.get(rule.id) ?? 0) + 1);
  return count;
}

function touches(one: Span, other: Span): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

function encloses(outer: Span, inner: Span): boolean {
  return (
    outer.offset <= inner.offset &&
    inner.offset + inner.length <= outer.offset + outer.length &&
    outer.length > inner.length
  );
}

const ID = '01234567-89ab-cdef-0123-456789abcdef';

/** The text after an item was taken and its tab stops passed over; `at` is what it is about: its key, or all of it. */
export function taken(text: string, item: Completion): { text: string; at: Span } {
  const { edit, also = [], label } = item;
  const filled = label.startsWith('urn:') ? edit.newText.replace('$1', ID) : edit.newText;
  const newText = item.snippet ? untouched(filled) : filled;
  const added = also.filter(({ span }) => span.offset <= edit.span.offset).map(own => own.newText.length);
  const offset = edit.span.offset + added.reduce((sum, length) => sum + length, 0);
  const key = `${JSON.stringify(label)}:`;
  const inside = newText.indexOf(key);
  return {
    text: applyEdits(text, [{ span: edit.span, newText }, ...also]),
    at: inside < 0 ? { offset, length: newText.length } : { offset: offset + inside, length: key.length - 1 },
  };
}

/** Of what has values that are still to be typed only the form is looked at. */
const FORM =
  /^(?:json-syntax|duplicate-key|key-collision|unknown-field|unknown-parameter|exclusive-fields|choice-operator)/;

/** What the rules hold against each item, where they do. */
export function refusedOffers({ offers, text, judge }: ReturnType<typeof atPlace>): string[] {
  return offers.flatMap(item => {
    const after = taken(text, item);
    return judge(after.text, after.at)
      .filter(objection => item.kind !== 'snippet' || FORM.test(objection))
      .map(objection => `“${item.label}” is offered, but ${objection}`);
  });
}

/** What may be written at a place, and as what it would be offered. */
export interface Candidate {
  label: string;
  /** JSON text: `"key": value`, or a value. */
  json: string;
}

/** The candidates that no rule has anything against and that are not offered. */
export function missingOffers(
  { offers, text, offset, judge }: ReturnType<typeof atPlace>,
  candidates: readonly Candidate[],
  labelOf: (item: Completion) => string = ({ label }) => label,
): string[] {
  const labels = new Set(offers.map(labelOf));
  return candidates.flatMap(({ label, json }) => {
    if (labels.has(label)) return [];
    const changed = text.slice(0, offset) + json + text.slice(offset);
    const key = /^("(?:[^"\\]|\\.)*")\s*:/.exec(json)?.[1];
    const refused = judge(changed, { offset, length: (key ?? json).length });
    return refused.length > 0 ? [] : [`“${label}” is right, but not offered`];
  });
}
