import type { JsonNode, Member } from '../json/tree.ts';
import type { Unit } from './unit.ts';
import { dynamicKind, plainName } from './uses.ts';

export const PRIVATE_PARAMETERS = '__Private_Parameters';

/** A string that a state sends or writes, at any depth of `Parameters` or `Result`. */
export interface StateString {
  node: JsonNode;
  text: string;
  /** The key that it stands under, or that of its array; without `.$` or `.=`. */
  name: string;
  member: Member;
  /** The object that `member` is in. */
  object: JsonNode;
  /** Undefined for a constant. */
  dynamic: 'path' | 'expression' | undefined;
  /** `Result` is taken as it stands; `Parameters` is a template. */
  field: 'Parameters' | 'Result';
  /** `__Private_Parameters` lists the key, or one around it, so that it is left out of logs. */
  hidden: boolean;
}

const NONE: readonly StateString[] = [];
// By the tree, so that they go when it is let go.
const known = new WeakMap<JsonNode, readonly StateString[]>();

/** In document order; found once, whoever asks. */
export function stateStrings({ state, uses }: Unit): readonly StateString[] {
  const node = state?.node;
  if (!node) return NONE;
  const [template] = uses.templates;
  const result = state.type === 'Pass' ? state.value('Result') : undefined;
  if (!template && !result) return NONE;
  let strings = known.get(node);
  if (!strings) {
    const found: StateString[] = [];
    if (template) readObject(template, 'Parameters', false, found);
    if (result) readObject(result, 'Result', false, found);
    strings = found;
    known.set(node, found);
  }
  return strings;
}

function readObject(
  object: JsonNode,
  field: StateString['field'],
  around: boolean,
  found: StateString[],
): void {
  const listed = field === 'Parameters' ? privateNames(object) : undefined;
  for (const member of object.members) {
    if (!member.value || member.name === PRIVATE_PARAMETERS) continue;
    const dynamic = field === 'Parameters' ? dynamicKind(member.name) : undefined;
    const name = dynamic ? plainName(member.name) : member.name;
    const hidden = around || listed?.has(name) === true;
    readValue(member.value, { name, member, object, dynamic, field, hidden }, found);
  }
}

function readValue(node: JsonNode, place: Omit<StateString, 'node' | 'text'>, found: StateString[]): void {
  if (node.type === 'string') found.push({ ...place, node, text: String(node.value) });
  else if (node.type === 'object') readObject(node, place.field, place.hidden, found);
  else for (const element of node.elements) readValue(element, place, found);
}

/** The keys that an object's `__Private_Parameters` hides, without suffix. */
function privateNames({ members }: JsonNode): ReadonlySet<string> | undefined {
  const list = members.findLast(m => m.name === PRIVATE_PARAMETERS)?.value;
  return list && new Set(list.elements.map(e => plainName(String(e.value))));
}
