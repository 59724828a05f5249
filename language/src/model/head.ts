import type { Split } from '../json/split.ts';
import {
  type JsonNode,
  type Member,
  member,
  type ParsedJson,
  parseJson,
  type SyntaxProblem,
  stringValue,
} from '../json/tree.ts';
import { type Part, readPart } from './part.ts';
import { FLOW_SPEC } from './part-specs.ts';
import type { Transition } from './transition.ts';
import type { Unit } from './unit.ts';
import { readUses, type Uses } from './uses.ts';

/** The definition without its states: `States` has no members here. Offsets are those of the definition's text. */
export class Head implements Unit {
  readonly text: string;
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly startAt: Member | undefined;
  readonly start: Transition | undefined;
  readonly parts: readonly Part[];
  readonly uses: Uses;
  readonly state = undefined;

  constructor(text: string, { root, problems }: Pick<ParsedJson, 'root' | 'problems'>) {
    this.text = text;
    this.root = root;
    this.problems = problems;
    this.startAt = member(root, 'StartAt');
    const to = stringValue(this.startAt?.value);
    this.start =
      this.startAt?.value && to !== undefined ? { to, at: this.startAt.value, via: 'StartAt' } : undefined;
    this.parts = root?.type === 'object' ? [readPart(FLOW_SPEC, root)] : [];
    this.uses = readUses(this.parts);
  }

  /** `States` itself. */
  get states(): JsonNode | undefined {
    return member(this.root, 'States')?.value;
  }
}

/** The head of a text that could be split: it is parsed without what is between the braces of `States`. */
export function readHead(text: string, { inside }: Split): Head {
  const parsed = parseJson(text.slice(0, inside.offset) + text.slice(inside.offset + inside.length));
  if (parsed.root) moveApart(parsed.root, inside.offset, inside.length);
  for (const { span } of parsed.problems) move(span, inside.offset, inside.length);
  return new Head(text, parsed);
}

/** The head of a text as the tolerant parser read it whole. */
export function headOfTree(text: string, parsed: ParsedJson): Head {
  const states = member(parsed.root, 'States')?.value;
  if (states) states.members = [];
  return new Head(text, parsed);
}

/** Makes room for `length` characters at `at`: what stands behind moves, what reaches over it grows. */
function moveApart(node: JsonNode, at: number, length: number): void {
  move(node, at, length);
  for (const { key, value, node: span } of node.members) {
    move(key, at, length);
    move(span, at, length);
    if (value) moveApart(value, at, length);
  }
  for (const element of node.elements) moveApart(element, at, length);
}

function move(span: { offset: number; length: number }, at: number, length: number): void {
  if (span.offset >= at) span.offset += length;
  else if (span.offset + span.length > at) span.length += length;
}
