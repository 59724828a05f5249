import { elements, type JsonNode, type Member, members } from '../json/tree.ts';
import { keyword } from './keywords.ts';
import { isMisplaced } from './misplaced.ts';

/** A place in a schema document where a schema belongs. What stands there may be none. */
export interface SchemaPlace {
  node: JsonNode;
  /** The key that leads to it: the name of a property or definition, or a keyword. */
  key: JsonNode | undefined;
  /** `branch`: it looks at the same value as the schema around it; `inside`: at something in that value. */
  via: 'root' | 'property' | 'definition' | 'branch' | 'inside';
  parent: SchemaPlace | undefined;
}

/** All places of a schema document, outermost first. Keywords that strayed among the properties are none. */
export function schemaPlaces(root: JsonNode): SchemaPlace[] {
  const places: SchemaPlace[] = [{ node: root, key: undefined, via: 'root', parent: undefined }];
  // The list grows while it is walked.
  for (const place of places) for (const member of members(place.node)) addPlaces(member, place, places);
  return places;
}

function addPlaces({ name, key, value }: Member, parent: SchemaPlace, places: SchemaPlace[]): void {
  const spec = keyword(name);
  if (!spec || !value) return;
  const via = spec.sameValue ? 'branch' : 'inside';
  const add = (node: JsonNode, at: JsonNode, how: SchemaPlace['via'] = via) =>
    places.push({ node, key: at, via: how, parent });
  switch (spec.kind) {
    case 'schema':
      add(value, key);
      break;
    case 'schemas':
      for (const element of elements(value)) add(element, key);
      break;
    case 'schema-or-schemas':
      if (value.type !== 'array') add(value, key);
      else for (const element of elements(value)) add(element, key);
      break;
    case 'schemas-by-name':
      for (const inner of members(value))
        if (inner.value && !(name === 'properties' && isMisplaced(inner)))
          add(
            inner.value,
            inner.key,
            name === 'properties' ? 'property' : via === 'branch' ? via : 'definition',
          );
      break;
    case 'schemas-by-pattern':
      for (const inner of members(value)) if (inner.value) add(inner.value, inner.key);
      break;
    case 'schemas-or-names-by-name':
      for (const inner of members(value))
        if (inner.value && inner.value.type !== 'array') add(inner.value, inner.key);
      break;
  }
}

/** The property that a place declares, counted from the root; 0 for the root and for what looks at the same value. */
export function depthOf(place: SchemaPlace): number {
  let depth = 0;
  for (let at: SchemaPlace | undefined = place; at; at = at.parent)
    if (at.via === 'property' || at.via === 'inside') depth++;
  return depth;
}

/** Whether a place belongs to a definition, so that only references say where its schema holds. */
export function isInDefinition(place: SchemaPlace): boolean {
  for (let at: SchemaPlace | undefined = place; at; at = at.parent) if (at.via === 'definition') return true;
  return false;
}
