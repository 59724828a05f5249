import { applyEdits, type Edit, parseJson } from '../../language/src/index.ts';
import { type JsonNode, type Member, member, members, stringValue } from '../../language/src/json/tree.ts';

/** A valid flow to be broken. */
export interface Flow {
  name: string;
  text: string;
  schema: string | undefined;
  root: JsonNode;
  states: readonly NamedState[];
}

export interface NamedState {
  name: string;
  type: string;
  node: JsonNode;
  /** In `States`. */
  member: Member;
}

/** One change that breaks a flow for certain: what only changes its meaning is left out by those who make mutants. */
export interface Mutant {
  kind: string;
  /** What was changed, for the list of what is missed. */
  what: string;
  edit: Edit;
  /** Which text is changed. */
  file: 'definition' | 'schema';
  /** The state that is changed. */
  state?: string | undefined;
}

export function readFlow(name: string, text: string, schema: string | undefined): Flow | undefined {
  const { root } = parseJson(text);
  if (!root) return undefined;
  const states = members(member(root, 'States')?.value).flatMap(m =>
    m.value
      ? [{ name: m.name, type: stringValue(member(m.value, 'Type')?.value) ?? '', node: m.value, member: m }]
      : [],
  );
  return { name, text, schema, root, states };
}

export function applied(flow: Flow, { file, edit }: Mutant): { text: string; schema: string | undefined } {
  return file === 'definition'
    ? { text: applyEdits(flow.text, [edit]), schema: flow.schema }
    : { text: flow.text, schema: applyEdits(flow.schema ?? '', [edit]) };
}

/** The word with one slip of the fingers in it, chosen by its own letters so that each run has the same. */
export function misspelt(word: string): string {
  const at = 1 + (hash(word) % Math.max(1, word.length - 2));
  const [a = '', b = ''] = [word[at], word[at + 1]];
  switch (hash(`${word}.`) % 3) {
    case 0:
      return a === b || b === '' ? `${word}${word.at(-1)}` : word.slice(0, at) + b + a + word.slice(at + 2);
    case 1:
      return word.length > 3 ? word.slice(0, at) + word.slice(at + 1) : `${word}x`;
    default:
      return word.slice(0, at) + a + word.slice(at);
  }
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum;
}

export const replaced = (node: { offset: number; length: number }, newText: string): Edit => ({
  span: { offset: node.offset, length: node.length },
  newText,
});
