import { spanInString } from '../json/string.ts';
import type { Span } from '../json/text.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import type { Unit } from '../model/unit.ts';

/** The word that a suppression begins with: `gflow-ignore rule-id, rule-id: reason`. */
export const WORD = 'gflow-ignore';

/** A stretch of a Comment: `from` and `to` count in its value, `at` is where that stands in the unit. */
export interface Stretch {
  from: number;
  to: number;
  at: Span;
}

/** A suppression as it is written in a Comment: it reaches to the end of its line, or to the next one. */
export interface Directive extends Stretch {
  names: readonly Name[];
  /** Empty where none is given. */
  reason: string;
}

export interface Name extends Stretch {
  /** The id of a rule, or what was taken for one. */
  id: string;
}

const NONE: readonly Directive[] = [];
const DIRECTIVE = /(?<![\w-])gflow-ignore(?![\w-])(.*?)(?=(?<![\w-])gflow-ignore(?![\w-])|$)/gm;
const NAMES = /^\s*([\w-]+(?:\s*,\s*[\w-]+)*)?/;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** The suppressions in the Comment of a state or of the definition. Nearly always there are none, which costs a search. */
export function directivesOf(unit: Unit): readonly Directive[] {
  // The text of the head is that of the whole definition: only its Comment is searched.
  if (unit.state && !unit.text.includes(WORD)) return NONE;
  const node = commentOf(unit);
  const text = stringValue(node);
  return node && text?.includes(WORD) ? readDirectives(text, unit.text, node) : NONE;
}

/** The value of the Comment of a state or of the definition, whatever it is. */
export function commentOf({ state, parts }: Unit): JsonNode | undefined {
  return state ? state.value('Comment') : member(parts[0]?.node, 'Comment')?.value;
}

function readDirectives(comment: string, text: string, node: JsonNode): Directive[] {
  const stretch = (from: number, to: number): Stretch => ({
    from,
    to,
    at: spanInString(text, node, from, to),
  });
  return [...comment.matchAll(DIRECTIVE)].map(({ 0: whole, 1: tail = '', index }) => {
    const start = index + WORD.length;
    const listed = NAMES.exec(tail)?.[0] ?? '';
    const names = [...listed.matchAll(/[\w-]+/g)].map(({ 0: id, index: at }) => ({
      id,
      ...stretch(start + at, start + at + id.length),
    }));
    const reason = /^\s*:(.*)$/.exec(tail.slice(listed.length))?.[1]?.trim() ?? '';
    return {
      names,
      reason: SAYS_SOMETHING.test(reason) ? reason : '',
      ...stretch(index, index + whole.trimEnd().length),
    };
  });
}
