import type { FlowDocument, Located } from '../../document/flow-document.ts';
import { findRead } from '../../expression/find-read.ts';
import { FUNCTIONS } from '../../expression/functions.ts';
import { METHODS, type Receiver } from '../../expression/methods.ts';
import { type Signature, signatureText } from '../../expression/signature.ts';
import type { Expression } from '../../expression/tree.ts';
import { partsOf, shapeOfExpression } from '../../expression/types.ts';
import { walkExpression } from '../../expression/walk.ts';
import { spanInString } from '../../json/string.ts';
import type { Span } from '../../json/text.ts';
import type { ExpressionInTree, ExpressionUse } from '../../model/uses.ts';
import { assumeAll } from '../../shape/narrow.ts';
import { type Shape, type Step, Types } from '../../shape/shape.ts';
import { indexInString, lastAround } from '../in-string.ts';
import { aboutPlace, aboutShape } from './about-place.ts';
import type { Hover } from './answer.ts';
import { constantValue } from './constant-value.ts';
import { code, paragraphs } from './markdown.ts';

interface About {
  contents: string;
  /** In the expression. */
  span: Span;
}

/** The part of an expression at an offset: a function, a value of the payload, or what an operator makes. */
export function aboutExpression(
  document: FlowDocument,
  { unit, index, base, node }: Located,
  offset: number,
): Hover | undefined {
  const { state } = unit;
  const use = unit.uses.expressions.find(expression => expression.node === node);
  if (!use || !state || index === undefined) return undefined;
  const cursor = indexInString(unit.text, use.node, offset - base);
  const payload = document.facts.payload.part(index, state.readKeys);
  const chain = nodesAround(use.expression.tree, cursor);
  const about =
    aboutCallee(chain, cursor, payload) ??
    (payload && (aboutRead(document, index, use, cursor, payload) ?? aboutPart(use, chain, payload)));
  if (!about) return undefined;
  const { span, contents } = about;
  const inText = spanInString(unit.text, use.node, span.offset, span.offset + span.length);
  return { contents, span: document.spanOf(index, inText) };
}

/** The nodes that have a place in them, from the outermost to the innermost. */
function nodesAround(tree: Expression, cursor: number): Expression[] {
  const chain: Expression[] = [];
  walkExpression(tree, node => {
    if (lastAround([node.span], cursor) === 0) chain.push(node);
  });
  return chain;
}

/** A function or a method, where it is called. */
function aboutCallee(
  chain: readonly Expression[],
  cursor: number,
  payload: Shape | undefined,
): About | undefined {
  const call = chain.findLast(node => node.kind === 'call');
  if (call?.kind !== 'call') return undefined;
  const { callee } = call;
  if (callee.kind === 'name' && chain.includes(callee)) {
    const found = FUNCTIONS.get(callee.name);
    return found && aboutSignature(found, callee.span);
  }
  if (callee.kind !== 'attribute' || lastAround([callee.nameSpan], cursor) < 0) return undefined;
  const types = payload ? shapeOfExpression(callee.object, payload).types : Types.all;
  const receiver = RECEIVERS.find(([own, name]) => own & types && METHODS[name].has(callee.name));
  const found = receiver && METHODS[receiver[1]].get(callee.name);
  return found && aboutSignature(found, callee.nameSpan);
}

const RECEIVERS: readonly (readonly [types: number, Receiver])[] = [
  [Types.string, 'string'],
  [Types.array, 'array'],
  [Types.object, 'object'],
  [Types.numeric, 'number'],
];

function aboutSignature(signature: Signature, span: Span): About {
  return {
    contents: paragraphs(`\`\`\`python\n${signatureText(signature)}\n\`\`\``, signature.doc),
    span,
  };
}

/** The step of a value of the payload. */
function aboutRead(
  document: FlowDocument,
  index: number,
  { reads, expression }: ExpressionInTree,
  cursor: number,
  payload: Shape,
): About | undefined {
  for (const { spans, steps, facts } of reads) {
    const at = lastAround(spans, cursor);
    const [first] = spans;
    const last = spans[at];
    if (!first || !last) continue;
    const way = steps.slice(0, at + 1);
    const found = findRead(assumeAll(payload, facts) ?? payload, way);
    const title = expression.text.slice(first.offset, last.offset + last.length);
    const plain = way.filter((step): step is Step => typeof step !== 'object');
    const contents =
      plain.length === way.length
        ? aboutPlace(document, index, title, { steps: plain, found })
        : aboutShape(title, found.shape);
    return { contents, span: last };
  }
  return undefined;
}

/** The innermost part that is more than a constant. */
function aboutPart(
  { expression }: ExpressionUse,
  chain: readonly Expression[],
  payload: Shape,
): About | undefined {
  const node = chain.findLast(({ kind }) => kind !== 'constant') ?? chain[0];
  if (!node || expression.problems.length > 0) return undefined;
  const known = partsOf(expression.tree, payload).get(node);
  if (!known) return undefined;
  const { offset, length } = node.span;
  const text = expression.text.slice(offset, offset + length);
  // A name may be the variable of a loop.
  const value = known.variables.size > 0 ? undefined : constantValue(node, payload);
  const contents = paragraphs(
    aboutShape(text, known.shape),
    value === undefined ? '' : `Its value is always ${code(JSON.stringify(value))}.`,
  );
  return { contents, span: node.span };
}
