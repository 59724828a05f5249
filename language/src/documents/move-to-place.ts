import { addMember, end, removeMember } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { elements, type JsonNode, type Member, member } from '../json/tree.ts';

/** A member of a schema document that stands in the wrong object. */
export interface Misplaced {
  /** A keyword in `properties`, a property beside `properties`, or `required` in the property itself. */
  code: 'keyword' | 'property' | 'required';
  /** The object that it stands in, and the schema that it belongs to. */
  inside: JsonNode;
  schema: JsonNode;
  member: Member;
  /** For `required`: the property that is to be listed, if it is. */
  name: string | undefined;
}

/** Takes the member out, and puts it where it belongs. */
export function moveToPlace(misplaced: Misplaced, text: string): Edit[] {
  return [removeMember(text, misplaced.inside, misplaced.member), ...additions(misplaced, text)];
}

/** What is to be added where the keyword or the property belongs; nothing where it is there already. */
function additions({ code, schema, member: moved, name }: Misplaced, text: string): Edit[] {
  const value = moved.value ? text.slice(moved.value.offset, end(moved.value)) : '{}';
  if (code === 'keyword')
    return member(schema, moved.name) ? [] : [addMember(text, schema, moved.name, value)];
  if (code === 'property') {
    const properties = member(schema, 'properties')?.value;
    if (properties) return [addMember(text, properties, moved.name, value)];
    return [addMember(text, schema, 'properties', `{ ${JSON.stringify(moved.name)}: ${value} }`)];
  }
  const required = member(schema, 'required')?.value;
  if (name === undefined) return [];
  if (required?.type !== 'array')
    return required ? [] : [addMember(text, schema, 'required', JSON.stringify([name]))];
  const last = elements(required).at(-1);
  const at = { offset: last ? end(last) : required.offset + 1, length: 0 };
  return [{ span: at, newText: `${last ? ', ' : ''}${JSON.stringify(name)}` }];
}
