import { type JsonNode, type Member, stringValue } from '../json/tree.ts';
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

/** A member of a template that is `__Private_Parameters`, or nearly so called. */
export interface PrivateList {
  member: Member;
  object: JsonNode;
}

interface Contents {
  strings: readonly StateString[];
  privateLists: readonly PrivateList[];
}

const NOTHING: Contents = { strings: [], privateLists: [] };
const NEARLY = /^_*priv[a-z]*_?param[a-z]*$/i;

// Of the state that was asked for last: all rules look at one before they go on to the next.
let lastNode: JsonNode | undefined;
let last = NOTHING;

/** The strings of `Parameters` and `Result`, in document order. */
export function stateStrings(unit: Unit): readonly StateString[] {
  return contentsOf(unit).strings;
}

/** What hides some of them from logs, or was to do so. */
export function privateLists(unit: Unit): readonly PrivateList[] {
  return contentsOf(unit).privateLists;
}

function contentsOf({ state, uses }: Unit): Contents {
  const node = state?.node;
  if (!node) return NOTHING;
  if (node === lastNode) return last;
  const [template] = uses.templates;
  const result = state.type === 'Pass' ? state.value('Result') : undefined;
  if (!template && !result) return NOTHING;
  const reader = new Reader();
  if (template) reader.readObject(template, 'Parameters', false);
  if (result) reader.readObject(result, 'Result', false);
  lastNode = node;
  last = reader;
  return last;
}

/** The value of a `.$` key comes from a property of that name. */
export function comesFrom({ name: key, value }: Member, name: string): boolean {
  return dynamicKind(key) === 'path' && stringValue(value)?.split('.').at(-1) === name;
}

class Reader implements Contents {
  readonly strings: StateString[] = [];
  readonly privateLists: PrivateList[] = [];

  readObject(object: JsonNode, field: StateString['field'], around: boolean): void {
    const template = field === 'Parameters';
    const listed = template ? privateNames(object) : undefined;
    for (const member of object.members) {
      const { value, name: key } = member;
      if (template && key.length > 14 && NEARLY.test(key)) this.privateLists.push({ member, object });
      if (!value || key === PRIVATE_PARAMETERS) continue;
      const dynamic = template ? dynamicKind(key) : undefined;
      const name = dynamic ? key.slice(0, -2) : key;
      const hidden = around || listed?.has(name) === true;
      this.#readValue(value, { name, member, object, dynamic, field, hidden });
    }
  }

  #readValue(node: JsonNode, place: Omit<StateString, 'node' | 'text'>): void {
    if (node.type === 'string') {
      const { name, member, object, dynamic, field, hidden } = place;
      this.strings.push({ node, text: String(node.value), name, member, object, dynamic, field, hidden });
    } else if (node.type === 'object') this.readObject(node, place.field, place.hidden);
    else for (const element of node.elements) this.#readValue(element, place);
  }
}

/** The keys that an object's `__Private_Parameters` hides, without suffix. */
function privateNames({ members }: JsonNode): ReadonlySet<string> | undefined {
  const list = members.findLast(m => m.name === PRIVATE_PARAMETERS)?.value;
  return list && new Set(list.elements.map(e => plainName(String(e.value))));
}
