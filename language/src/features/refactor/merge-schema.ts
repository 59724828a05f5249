import { insertElements, insertMember, insertMembers } from '../../json/layout.ts';
import type { Edit } from '../../json/text.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import { isRecord, type JsonRecord } from '../../schema/json-value.ts';

/** The schema of an object whose properties are wanted. */
export interface WantedObject extends JsonRecord {
  properties: JsonRecord;
  /** Those that every run must bring. */
  required: readonly string[];
}

/** Declares the properties that a schema lacks, at any depth. What it says already stays as it is. */
export function mergeSchema(text: string, schema: JsonNode, wanted: WantedObject): Edit[] {
  if (schema.type !== 'object') return [];
  const properties = member(schema, 'properties')?.value;
  const entries = Object.entries(wanted.properties);
  const missing = entries.filter(([name]) => !member(properties, name));
  const inner = entries.flatMap(([name, value]) => {
    const known = member(properties, name)?.value;
    return known && isWantedObject(value) && isPlainObject(known) ? mergeSchema(text, known, value) : [];
  });
  const names = missing.map(([name]) => name);
  const required = names.filter(name => wanted.required.includes(name));
  return [
    ...inner,
    ...(properties?.type === 'object'
      ? insertMembers({ text, node: properties }, missing)
      : insertMembers(
          { text, node: schema },
          missing.length === 0 || properties ? [] : [['properties', Object.fromEntries(missing)]],
        )),
    ...listed(text, schema, 'required', required, true),
    ...listed(text, schema, 'propertyOrder', names, false),
  ];
}

/** Adds names to a list of the schema; `make`: the list too, where there is none. */
function listed(
  text: string,
  schema: JsonNode,
  keyword: string,
  names: readonly string[],
  make: boolean,
): Edit[] {
  const list = member(schema, keyword)?.value;
  if (!list) return make && names.length > 0 ? [insertMember({ text, node: schema }, keyword, names)] : [];
  const known = elements(list).map(stringValue);
  return list.type === 'array'
    ? insertElements(
        { text, node: list },
        names.filter(name => !known.includes(name)),
      )
    : [];
}

function isWantedObject(value: unknown): value is WantedObject {
  return isRecord(value) && isRecord(value.properties) && Array.isArray(value.required);
}

/** An object that says what it has by `properties` alone: what is composed is left to its author. */
function isPlainObject(schema: JsonNode): boolean {
  if (['$ref', 'allOf', 'anyOf', 'oneOf'].some(keyword => member(schema, keyword))) return false;
  const type = member(schema, 'type')?.value;
  return type ? stringValue(type) === 'object' : member(schema, 'properties') !== undefined;
}
