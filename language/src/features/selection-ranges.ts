import type { FlowDocument } from '../document/flow-document.ts';
import type { Expression } from '../expression/tree.ts';
import { parts } from '../expression/walk.ts';
import { end } from '../json/edits.ts';
import { nodeAround } from '../json/node-around.ts';
import { spanInString } from '../json/string.ts';
import type { Span } from '../json/text.ts';
import { type JsonNode, memberOf, stringValue } from '../json/tree.ts';
import type { Unit } from '../model/unit.ts';
import { parsePath } from '../path/parse.ts';
import { indexInString, lastAround } from './in-string.ts';

/**
 * What is selected step by step from an offset outwards: the step of a path or the part of an expression, the string, its
 * member, the object around that, and on to the whole text. Each holds the one before it, and is longer.
 */
export function selectionRanges(document: FlowDocument, offset: number): Span[] {
  const { unit, index, base, node } = document.locate(offset);
  const whole = { offset: 0, length: document.text.length };
  const found = node ? [...inString(unit.text, unit, node, offset - base), ...around(node)] : [];
  const outside = index === undefined ? [] : aroundStates(document);
  // A state that nobody closed is closed behind the end of the text.
  const inText = found.map(span => document.spanOf(index, span)).filter(span => end(span) <= whole.length);
  return growing([...inText, ...outside, whole]);
}

/** The steps of a path that end where the cursor is, or the parts of an expression that it is in; innermost first. */
function inString(text: string, { uses }: Unit, node: JsonNode, offset: number): Span[] {
  const value = stringValue(node);
  if (value === undefined || value === '') return [];
  const at = indexInString(text, node, offset);
  const place = ({ offset: from, length }: Span) => spanInString(text, node, from, from + length);
  const content = place({ offset: 0, length: value.length });
  const use = uses.expressions.find(({ node: own }) => own.offset === node.offset);
  if (use) return [...partsAround(use.expression.tree, at).map(place), content];
  const path = uses.paths.find(({ node: own }) => own.offset === node.offset)?.path ?? parsePath(value);
  if (path.problems.length > 0) return [content];
  const spans = path.segments.map(({ span }) => span);
  const step = lastAround(spans, at);
  const upTo = spans.slice(Math.max(step, 0)).map(span => ({ offset: 0, length: span.offset + span.length }));
  const own = spans[step];
  return [...(own ? [place(own)] : []), ...upTo.map(place), content];
}

/** The parts of an expression that have the code unit in them, innermost first. */
function partsAround(tree: Expression, at: number): Span[] {
  const inside = (node: Expression) => node.span.offset <= at && at <= node.span.offset + node.span.length;
  const found: Span[] = [];
  for (let node: Expression | undefined = tree; node && inside(node); node = parts(node).find(inside))
    found.unshift(node.span);
  return found;
}

/** A key or value, its member, and all that is around them in the unit, innermost first. */
function around(node: JsonNode): Span[] {
  const found: Span[] = [];
  for (let at: JsonNode | undefined = node; at; at = at.parent) {
    found.push({ offset: at.offset, length: at.length });
    const own = memberOf(at);
    if (own) found.push(own.node);
  }
  // The braces around a state are not in the text.
  return found.filter(({ offset }) => offset > 0);
}

/** `States` with all that is in it, and what is around that. */
function aroundStates({ head }: FlowDocument): Span[] {
  const { states } = head;
  const node = states && nodeAround(head.root, states.offset);
  return states && node ? around(states).concat(head.root ? [head.root] : []) : [];
}

function growing(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { offset, length } of spans) {
    const last = found.at(-1);
    const holds = !last || (offset <= last.offset && offset + length >= end(last));
    if (holds && length > (last?.length ?? -1)) found.push({ offset, length });
  }
  return found;
}
