import type { FlowDocument } from '../document/flow-document.ts';
import { printString } from '../expression/print-string.ts';
import { isIdentifier } from '../expression/words.ts';
import { spanInString } from '../json/string.ts';
import type { Edit } from '../json/text.ts';
import type { Read } from '../model/reads.ts';
import type { State } from '../model/state.ts';
import type { Gap } from '../payload/gaps.ts';
import type { Miss } from '../payload/misses.ts';
import { lookup } from '../shape/lookup.ts';
import { type Step, Types } from '../shape/shape.ts';
import { asExpression } from './as-expression.ts';
import { readsLike } from './gap-words.ts';
import type { Fix } from './rule.ts';

/** Reads the value with getattr and a default, in all places that want for it; none where one of them cannot. */
export function readWithDefault(document: FlowDocument, gap: Gap): Fix[] {
  const edits = [gap, ...gap.also].flatMap(({ index, miss }) =>
    readsLike(document, index, miss).map(read => edited(document, index, { ...miss, read })),
  );
  if (edits.length === 0 || edits.some(edit => edit === undefined)) return [];
  const text = getattr(gap.miss);
  return [
    { title: `Read it with a default: ${text}`, edits: edits.flatMap(edit => edit ?? []), safe: false },
  ];
}

function edited(document: FlowDocument, index: number, miss: Miss): Edit[] | undefined {
  const state = document.states[index];
  const call = getattr(miss);
  if (!state || call === undefined) return undefined;
  const { read } = miss;
  const edits = read.inExpression ? inExpression(state, read, call) : asExpression(state, read.node, call);
  return edits?.map(edit => document.editOf(index, edit));
}

/** Only what is written as a plain chain of names: anything else may mean more than its steps say. */
function inExpression({ text }: State, { node, steps, spans }: Read, call: string): Edit[] | undefined {
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return undefined;
  const span = spanInString(text, node, first.offset, last.offset + last.length);
  if (text.slice(span.offset, span.offset + span.length) !== steps.join('.')) return undefined;
  // Inside an f-string the quotes of the call could end it.
  if (/\bf\\?['"]/i.test(text.slice(node.offset, span.offset))) return undefined;
  return [{ span, newText: JSON.stringify(call).slice(1, -1) }];
}

/** `getattr('a.b', '')`; undefined where the path cannot be written so. */
function getattr({ read: { steps }, missingAt, holder }: Miss): string | undefined {
  if (!steps.every(isName)) return undefined;
  const { types } = lookup(holder, steps.slice(missingAt)).shape;
  return `getattr(${printString(steps.join('.'))}, ${defaultOf(types)})`;
}

const isName = (step: Step): boolean => typeof step === 'string' && isIdentifier(step);

/** The emptiest value of a type; where the type is not known, null. */
function defaultOf(types: number): string {
  const found = DEFAULTS.find(([type]) => (types & ~Types.null & ~type) === 0 && (types & type) !== 0);
  return found ? found[1] : 'None';
}

const DEFAULTS: readonly (readonly [types: number, text: string])[] = [
  [Types.string, "''"],
  [Types.numeric, '0'],
  [Types.boolean, 'False'],
  [Types.array, '[]'],
  [Types.object, '{}'],
];
