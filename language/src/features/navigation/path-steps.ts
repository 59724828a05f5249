import type { ExpressionRead } from '../../expression/reads.ts';
import { isIdentifier } from '../../expression/words.ts';
import type { Span } from '../../json/text.ts';
import type { JsonNode } from '../../json/tree.ts';
import type { Path } from '../../path/parse.ts';
import type { MentionStep } from './mention.ts';
import type { Notation, Written } from './written.ts';

/** The steps of a JSONPath that is the value of a string, as far as they can be told. */
export function stepsOfPath(node: JsonNode, { text, segments }: Path): MentionStep[] {
  return segments.slice(0, followed(segments)).map(segment => {
    if (segment.kind === 'index') return { step: segment.index, written: undefined };
    if (segment.kind === 'slice') return { step: 0, written: undefined };
    if (segment.kind !== 'name') return { step: undefined, written: undefined };
    const { name, span: at } = segment;
    return { step: name, written: { name, node: spanOf(node), value: text, at, notation: 'path' } };
  });
}

/** How many segments can be followed: what `..` and a filter look at cannot. */
export function followed(segments: Path['segments']): number {
  const end = segments.findIndex(({ kind }) => kind === 'descent' || kind === 'filter');
  return end < 0 ? segments.length : end;
}

/** The steps of what an expression reads; those of a loop's list are written where the list is. */
export function stepsOfRead(node: JsonNode, value: string, read: ExpressionRead): MentionStep[] {
  return read.steps.map((step, i) => {
    const at = read.spans[i];
    if (typeof step === 'object') return { step: isElement(read, i) ? 0 : undefined, written: undefined };
    if (typeof step === 'number' || !at || isShared(read.spans, i)) return { step, written: undefined };
    const notation = notationOf(value, at, step, read.via);
    const written: Written | undefined = notation && { name: step, node: spanOf(node), value, at, notation };
    return { step, written };
  });
}

/** A loop goes over the elements of a list; any other step that only the run knows may be a name. */
function isElement({ steps }: ExpressionRead, index: number): boolean {
  const step = steps[index];
  return typeof step === 'object' && /^(?:loop|slice)@/.test(step.each);
}

/** The steps to what a loop variable stands for have the place of the variable. */
function isShared(spans: readonly Span[], index: number): boolean {
  const [before, own, after] = [spans[index - 1], spans[index], spans[index + 1]];
  return own !== undefined && (own.offset === before?.offset || own.offset === after?.offset);
}

function notationOf(value: string, at: Span, name: string, via: ExpressionRead['via']): Notation | undefined {
  const text = value.slice(at.offset, at.offset + at.length);
  if ((via === 'is_present' || via === 'getattr') && text === name) return 'dotted';
  if (text.startsWith('.') || text.startsWith('[')) return 'quoted-path';
  const before = value.slice(0, at.offset).trimEnd().at(-1);
  if (/^['"]/.test(text)) return before === '[' ? 'subscript' : 'constant';
  if (text !== name || !isIdentifier(name)) return undefined;
  return before === '.' ? 'attribute' : 'name';
}

function spanOf({ offset, length }: JsonNode): Span {
  return { offset, length };
}
