import type { FlowDocument } from '../document/flow-document.ts';
import { spanInString } from '../json/string.ts';
import type { Edit, Span } from '../json/text.ts';
import type { Read } from '../model/reads.ts';
import type { Transition } from '../model/transition.ts';
import { printPath, printReference } from '../path/print.ts';
import type { Gap } from '../payload/gaps.ts';
import { isMissing, type Miss } from '../payload/misses.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';
import { nearest } from '../text-distance.ts';
import { list } from './field-words.ts';
import type { Fix, Related } from './rule.ts';

/** Words and fixes that the rules of the payload share. */

const ALSO_SHOWN = 5;
const STOPS_SHOWN = 7;
const NAMES_SHOWN = 8;

/** From the step that is missing to the end of what is read, in the document. */
export function spanOfMiss(document: FlowDocument, index: number, { read, missingAt }: Miss): Span {
  const text = document.states[index]?.text ?? '';
  const first = read.spans[missingAt];
  const last = read.spans.at(-1);
  if (!first || !last) return document.spanOf(index, read.node);
  const from = afterDot(first, read.steps[missingAt]);
  return document.spanOf(index, spanInString(text, read.node, from, last.offset + last.length));
}

/** A dotted step of a path has its dot in it. */
function afterDot(span: Span, step: string | number | undefined): number {
  return typeof step === 'string' && span.length === step.length + 1 ? span.offset + 1 : span.offset;
}

/** What is missing, as the state writes it: `$.a.b`, or `a.b` in an expression. */
export function missingPath({ read, missingAt }: Miss): string {
  const steps = read.steps.slice(0, missingAt + 1);
  return (read.inExpression ? printReference(steps) : undefined) ?? printPath(steps);
}

/** The run may go on without the value: a rule then never matches, and what depends on others may not be read at all. */
export const mayGoOn = ({ inRule, conditional }: Read): boolean => inRule || conditional;

/** The other places that want for the same reason. */
export function alsoRead(document: FlowDocument, { also }: Gap): Related[] {
  return also.slice(0, ALSO_SHOWN).map(({ index, miss }) => ({
    at: spanOfMiss(document, index, miss),
    message: `State “${document.states[index]?.name ?? ''}” reads “${missingPath(miss)}” here.`,
  }));
}

/** The state since which it is missing. */
export function lossOf(document: FlowDocument, { witness, miss }: Gap): Related[] {
  const lostOn = witness?.route[witness.lostOn];
  if (!lostOn) return [];
  const name = document.states[lostOn.state]?.name ?? '';
  return [
    { at: document.keyOf(lostOn.state), message: `“${missingPath(miss)}” is not there after “${name}”.` },
  ];
}

/** How a transition comes about, to stand behind the name of a state. */
export const VIA_WORDS: Readonly<Record<Transition['via'], string>> = {
  StartAt: '',
  Next: '',
  Default: ' (no rule matches)',
  Catch: ' (on an error)',
  Choices: ' (a rule matches)',
};

/** The route on which it is so: “A” → “B” (on an error) → “C”. A long one is shortened in the middle. */
export function routeWords(
  document: FlowDocument,
  { witness, index }: Pick<Gap, 'witness' | 'index'>,
): string {
  const name = (state: number) => `“${document.states[state]?.name ?? ''}”`;
  const stops = (witness?.route ?? []).map(
    ({ state, way }) => name(state) + VIA_WORDS[document.states[state]?.transitions[way]?.via ?? 'Next'],
  );
  stops.push(name(index));
  const shown =
    stops.length <= STOPS_SHOWN ? stops : [...stops.slice(0, 3), '…', ...stops.slice(3 - STOPS_SHOWN)];
  return shown.join(' → ');
}

function holderOf({ facts }: FlowDocument, { index, miss }: Gap): Shape | undefined {
  return miss.missingAt === 0 ? facts.payload.before(index) : miss.holder;
}

/** The names that are there instead, in order; none where they are not known. */
function namesThere(document: FlowDocument, gap: Gap): string[] {
  return (holderOf(document, gap)?.object?.properties.sorted() ?? [])
    .filter(([name, { presence }]) => name !== '_context' && presence & Presence.Present)
    .map(([name]) => name);
}

/** The name that was probably meant: all that wants for it finds the rest of its path there. */
export function meantName(document: FlowDocument, gap: Gap): string | undefined {
  const step = gap.miss.read.steps[gap.miss.missingAt];
  const holder = holderOf(document, gap);
  if (typeof step !== 'string' || !holder) return undefined;
  const rests = [gap, ...gap.also].map(({ miss }) => miss.read.steps.slice(miss.missingAt + 1));
  const fits = (name: string) => rests.every(rest => !isMissing(holder, [name, ...rest]));
  return nearest(step, namesThere(document, gap).filter(fits));
}

/** What to do about a name that is not there. */
export function instead(document: FlowDocument, gap: Gap): string {
  const counted = countedIn(gap.miss);
  if (counted !== undefined) return `How many there are says “len(${counted})”.`;
  const meant = meantName(document, gap);
  if (meant !== undefined) return `Did you mean “${meant}”?`;
  const names = namesThere(document, gap);
  if (names.length === 0 || names.length > NAMES_SHOWN)
    return 'Write it in a state before, or correct the path.';
  return `What is there: ${list(
    names.map(name => `“${name}”`),
    'and',
  )}.`;
}

/** What an expression asks a text or a list for its length by a name of other languages. */
function countedIn({ read, missingAt, holder }: Miss): string | undefined {
  const step = read.steps[missingAt];
  const counts = (step === 'length' || step === 'size') && read.inExpression;
  if (!counts || missingAt === 0 || holder.types & ~(Types.string | Types.array)) return undefined;
  return printReference(read.steps.slice(0, missingAt));
}

/** Changes the name of the missing step to the one that was probably meant, in all places that want for it. */
export function renameFix(document: FlowDocument, gap: Gap): Fix[] {
  const meant = meantName(document, gap);
  // A name that needs quotes is nothing to be put in without looking.
  if (meant === undefined || !/^\w+$/.test(meant)) return [];
  const edits = [gap, ...gap.also].flatMap(({ index, miss }) =>
    readsLike(document, index, miss).map(read => renaming(document, index, { ...miss, read }, meant)),
  );
  return edits.every(edit => edit !== undefined)
    ? [{ title: `Change to “${meant}”`, edits, safe: false }]
    : [];
}

/** All that the state reads there, not only the first; in the text each place once. */
export function readsLike(document: FlowDocument, index: number, { read: first, missingAt }: Miss): Read[] {
  const places = new Set<number>();
  return (document.states[index]?.reads ?? []).filter(({ steps, spans, node }) => {
    const span = spans[missingAt];
    if (!span || !first.steps.slice(0, missingAt + 1).every((step, i) => step === steps[i])) return false;
    const place = node.offset + span.offset;
    return places.size < places.add(place).size;
  });
}

function renaming(document: FlowDocument, index: number, miss: Miss, name: string): Edit | undefined {
  const step = miss.read.steps[miss.missingAt];
  const span = miss.read.spans[miss.missingAt];
  const text = document.states[index]?.text;
  if (typeof step !== 'string' || !span || text === undefined) return undefined;
  const inSource = spanInString(text, miss.read.node, span.offset, span.offset + span.length);
  const at = text.slice(inSource.offset, inSource.offset + inSource.length).indexOf(step);
  if (at < 0) return undefined;
  return document.editOf(index, {
    span: { offset: inSource.offset + at, length: step.length },
    newText: name,
  });
}
