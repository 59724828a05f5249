import type { Guess } from '../guess.ts';
import { elements, type JsonNode, type Member, member, members, stringValue } from '../json/tree.ts';
import { nearest } from '../text-distance.ts';
import { keyword } from './keywords.ts';
import { isMisplaced } from './misplaced.ts';
import { isFound } from './regular-expression.ts';
import type { SchemaPlace } from './schema-places.ts';
import { isPicked } from './web-form.ts';

/** A name on the list that is not declared. */
export interface Undeclared {
  code: 'name';
  at: JsonNode;
  name: string;
  /** The declared property that it most likely stands for. */
  meant: Member | undefined;
  /** The picker of the web form wants the name as it is on the list. */
  picked: boolean;
  /** Nothing but what is declared is allowed, so that no object fits. */
  closed: boolean;
}

/** A list of names where nothing is declared and nothing is allowed. */
export interface NothingDeclared {
  code: 'nothing';
  at: JsonNode;
}

/** What `required` lists of a schema and `properties` does not declare. */
export function* undeclared(place: SchemaPlace, guess: Guess): Generator<Undeclared | NothingDeclared> {
  const { node } = place;
  const properties = member(node, 'properties')?.value;
  const list = member(node, 'required');
  const required = elements(list?.value);
  const closed = member(node, 'additionalProperties')?.value?.value === false;
  if (!list || required.length === 0 || !(closed || (properties && standsAlone(place)))) return;
  const patterns = members(member(node, 'patternProperties')?.value).map(m => m.name);
  if (properties?.type !== 'object') {
    // A misspelt "properties", or one that is no object, is told elsewhere.
    const misspelt = members(node).some(
      m => !keyword(m.name) && nearest(m.name, ['properties']) !== undefined,
    );
    if (!properties && !misspelt && patterns.length === 0) yield { code: 'nothing', at: list.key };
    return;
  }
  const declared = new Map(members(properties).flatMap(m => (isMisplaced(m) ? [] : [[m.name, m] as const])));
  const listed = new Set(required.map(stringValue));
  const free = new Set([...declared.keys()].filter(name => !listed.has(name)));
  for (const at of required) {
    const name = stringValue(at);
    if (name === undefined || declared.has(name) || patterns.some(p => isFound(p, name) !== false)) continue;
    const meant = declared.get(guess(name, free) ?? '');
    yield { code: 'name', at, name, meant, picked: isPicked(node, name), closed };
  }
}

const TOGETHER = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependencies', 'dependentSchemas'];

/** No other schema can declare the property in its place. */
function standsAlone(place: SchemaPlace): boolean {
  if (place.via === 'branch' || place.via === 'definition') return false;
  return !TOGETHER.some(keyword => member(place.node, keyword));
}
