import type { Guess } from '../guess.ts';
import { elements, type JsonNode, type Member, member, members, stringValue } from '../json/tree.ts';
import { nearest } from '../text-distance.ts';
import { TYPE_NAMES } from './keyword-faults.ts';
import { isMisplaced } from './misplaced.ts';
import { depthOf, isInDefinition, type SchemaPlace } from './schema-places.ts';

/** What the web form cannot make a field or a picker of. */
export type FormProblem =
  /** The picker is made for objects. */
  | { code: 'not-object'; at: JsonNode; format: string }
  /** The picker fills in other names than this property has. */
  | {
      code: 'name';
      at: JsonNode;
      format: string;
      name: string;
      meant: string | undefined;
      known: readonly string[];
    }
  /** The picker needs this property. */
  | { code: 'lacks'; at: JsonNode; format: string; name: string }
  | { code: 'property-type'; at: JsonNode; format: string; name: string }
  /** This format works in a property of the input itself only. */
  | { code: 'nested'; at: JsonNode; format: string }
  | { code: 'order'; at: JsonNode; name: string; meant: string | undefined };

// The properties that a picker fills in, those first that it cannot do without [DOC input-schema][EX FEX].
const PICKERS: ReadonlyMap<string, { needed: readonly string[]; more: readonly string[] }> = new Map([
  ['globus-collection', { needed: ['id'], more: ['path'] }],
  ['globus-principal', { needed: ['id', 'type'], more: ['urn'] }],
]);

const TRANSFER = 'globus-transfer-transfer#0.10';

export function* formProblems(place: SchemaPlace, guess: Guess): Generator<FormProblem> {
  const { node } = place;
  const format = member(node, 'format');
  const name = stringValue(format?.value);
  if (format?.value && name !== undefined && (PICKERS.has(name) || name === TRANSFER)) {
    const at = format.value;
    const type = member(node, 'type')?.value;
    const types = type?.type === 'array' ? elements(type) : type ? [type] : [];
    // An unknown type is another rule's business.
    const names = types.map(t => String(t.value));
    if (names.length > 0 && names.every(t => TYPE_NAMES.includes(t) && t !== 'object'))
      yield { code: 'not-object', at, format: name };
    else yield* pickerProblems(node, name);
    if (name === TRANSFER && depthOf(place) > 1 && !isInDefinition(place))
      yield { code: 'nested', at, format: name };
  }
  yield* orderProblems(place, guess);
}

function* pickerProblems(node: JsonNode, format: string): Generator<FormProblem> {
  const properties = member(node, 'properties');
  const picker = PICKERS.get(format);
  const declared = declaredIn(properties);
  // Without properties of its own the picker's hold, or those of a branch.
  if (!picker || !properties || declared.length === 0) return;
  const known = [...picker.needed, ...picker.more];
  const free = known.filter(name => !declared.some(m => m.name === name));
  const required = requiredIn(node);
  const lacking = new Set(picker.needed.filter(name => free.includes(name) && !required.has(name)));
  for (const { name, key, value } of declared) {
    const type = stringValue(member(value, 'type')?.value);
    const meant = known.includes(name) ? undefined : (nearest(name, free) ?? meantBy(name, free));
    if (meant !== undefined) lacking.delete(meant);
    // That what is required is not declared is told elsewhere.
    if (!known.includes(name) && !(meant !== undefined && required.has(meant)))
      yield { code: 'name', at: key, format, name, meant, known };
    const at = member(value, 'type')?.value;
    if (at && known.includes(name) && type !== 'string' && TYPE_NAMES.includes(type ?? ''))
      yield { code: 'property-type', at, format, name };
  }
  for (const name of lacking) yield { code: 'lacks', at: properties.key, format, name };
}

/** `collection_id`, `endpoint_path`: the name that ends it. */
function meantBy(name: string, free: readonly string[]): string | undefined {
  return free.find(one => name.toLowerCase().endsWith(one));
}

function* orderProblems({ node, via }: SchemaPlace, guess: Guess): Generator<FormProblem> {
  const properties = member(node, 'properties');
  if (properties?.value?.type !== 'object' || via === 'branch') return;
  const names = new Set(declaredIn(properties).map(m => m.name));
  const listed = elements(member(node, 'propertyOrder')?.value);
  const required = requiredIn(node);
  const unlisted = new Set(names);
  for (const { value } of listed) unlisted.delete(String(value));
  for (const at of listed) {
    const name = stringValue(at);
    if (name !== undefined && !names.has(name) && !required.has(name))
      yield { code: 'order', at, name, meant: guess(name, unlisted) };
  }
}

/** Whether the picker of a schema's format fills in a property of that name. */
export function isPicked(schema: JsonNode, name: string): boolean {
  const picker = PICKERS.get(stringValue(member(schema, 'format')?.value) ?? '');
  return picker !== undefined && [...picker.needed, ...picker.more].includes(name);
}

function requiredIn(schema: JsonNode): ReadonlySet<unknown> {
  return new Set(elements(member(schema, 'required')?.value).map(({ value }) => value));
}

function declaredIn(properties: Member | undefined): readonly Member[] {
  return members(properties?.value).filter(m => !isMisplaced(m));
}
