import type { JsonNode, Member } from '../json/tree.ts';
import type { FieldSpec, ObjectSpec } from './spec.ts';

/** An object whose fields the language prescribes: the definition, a state, a catcher, a handler, a choice rule. */
export interface Part {
  spec: ObjectSpec;
  node: JsonNode;
  /** Its members in document order, each with what the language says about it. */
  entries: readonly Entry[];
}

export interface Entry {
  name: string;
  member: Member;
  value: JsonNode | undefined;
  /** Undefined for a field that the language does not have there. */
  field: FieldSpec | undefined;
}

export function readPart(spec: ObjectSpec, node: JsonNode): Part {
  const entries = node.members.map(member => ({
    name: member.name,
    member,
    value: member.value,
    field: spec.byName.get(member.name),
  }));
  return { spec, node, entries };
}
