import { type ParsedJson, parseJson, type SyntaxProblem } from '../json/parse.ts';
import type { PendingText } from '../json/pending-text.ts';
import type { Split } from '../json/split.ts';
import { type JsonNode, type Member, member, stringValue } from '../json/tree.ts';
import { type Part, readPart } from './part.ts';
import { FLOW_SPEC } from './part-specs.ts';
import type { Transition } from './transition.ts';
import type { Unit } from './unit.ts';
import { readUses, type Uses } from './uses.ts';

/** The definition without its states: `States` has no members here. Offsets are those of the definition's text. */
export class Head implements Unit {
  readonly #text: PendingText;
  /** The text without what is between the braces of `States`; whole where it could not be split. */
  readonly around: string;
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly startAt: Member | undefined;
  readonly start: Transition | undefined;
  readonly parts: readonly Part[];
  readonly uses: Uses;
  readonly state = undefined;

  constructor(text: PendingText, around: string, { root, problems }: Pick<ParsedJson, 'root' | 'problems'>) {
    this.#text = text;
    this.around = around;
    this.root = root;
    this.problems = problems;
    this.startAt = member(root, 'StartAt');
    const to = stringValue(this.startAt?.value);
    this.start =
      this.startAt?.value && to !== undefined ? { to, at: this.startAt.value, via: 'StartAt' } : undefined;
    this.parts = root?.type === 'object' ? [readPart(FLOW_SPEC, root)] : [];
    this.uses = readUses(this.parts);
  }

  get text(): string {
    return this.#text.whole;
  }

  /** `States` itself. */
  get states(): JsonNode | undefined {
    return member(this.root, 'States')?.value;
  }
}

/** The head of a text that could be split: it is parsed without what is between the braces of `States`. */
export function readHead(text: PendingText, split: Split): Head {
  const { inside } = split;
  const { whole } = text;
  return headAround(whole.slice(0, inside.offset) + whole.slice(inside.offset + inside.length), text, split);
}

/** The head of another version of the text, in which something is other between those braces only. */
export function headAfter({ around }: Head, text: PendingText, split: Split): Head {
  return headAround(around, text, split);
}

function headAround(around: string, text: PendingText, { inside }: Split): Head {
  const parsed = parseJson(around);
  if (parsed.root) moveApart(parsed.root, inside.offset, inside.length);
  for (const { span } of parsed.problems) move(span, inside.offset, inside.length);
  return new Head(text, around, parsed);
}

/** The head of a text as the tolerant parser read it whole. */
export function headOfTree(text: PendingText, parsed: ParsedJson): Head {
  const states = member(parsed.root, 'States')?.value;
  if (states) states.members = [];
  return new Head(text, text.whole, parsed);
}

/** Makes room for `length` characters at `at`: what stands behind moves, what reaches over it grows. */
function moveApart(node: JsonNode, at: number, length: number): void {
  move(node, at, length);
  for (const member of node.members) {
    move(member, at, length);
    if (member.value) moveApart(member.value, at, length);
  }
  for (const element of node.elements) moveApart(element, at, length);
}

function move(span: { offset: number; length: number }, at: number, length: number): void {
  if (span.offset >= at) span.offset += length;
  else if (span.offset + span.length > at) span.length += length;
}
