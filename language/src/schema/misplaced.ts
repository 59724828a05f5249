import { type JsonNode, type Member, members, stringValue } from '../json/tree.ts';
import { OUR_DRAFT } from './drafts.ts';
import { faultsOf, TYPE_NAMES } from './keyword-faults.ts';
import { isIn, keyword } from './keywords.ts';

/**
 * A member of `properties` that is a keyword of the schema around it: its name is one, and its value makes sense
 * for the keyword but is no schema of a property. (True and false are schemas, but who would name a property
 * `additionalProperties`?)
 */
export function isMisplaced({ name, value }: Member): boolean {
  const spec = keyword(name);
  if (!spec || !value || value.type === 'object' || !isIn(spec, OUR_DRAFT)) return false;
  // { "title": "string" } is meant as a property of that type.
  if (name !== 'type' && TYPE_NAMES.includes(stringValue(value) ?? '')) return false;
  return faultsOf(spec.kind, value).length === 0;
}

const TELLING = ['type', 'properties', 'enum', '$ref', 'oneOf', 'anyOf', 'allOf', 'format'];

/** A member of a schema that is no keyword, but whose value is a schema: a property beside `properties`. */
export function isStrayProperty({ name, value }: Member, schema: JsonNode): boolean {
  if (keyword(name) || name.startsWith('x-') || value?.type !== 'object') return false;
  const isObjectSchema = members(schema).some(
    m => m.name === 'properties' || (m.name === 'type' && stringValue(m.value) === 'object'),
  );
  return isObjectSchema && members(value).some(m => TELLING.includes(m.name));
}
