import { type JsonNode, type Member, member, memberOf } from '../../json/tree.ts';
import { plainValue } from '../../json/value.ts';
import { PRIVATE_PARAMETERS } from '../../model/strings.ts';
import { dynamicKind } from '../../model/uses.ts';
import type { StatePlace } from './refactoring.ts';

/** A parameter that has the same value in every run. */
export interface ConstantParameter {
  member: Member;
  value: JsonNode;
  plain: unknown;
}

/** The constant parameter that the place is in: the innermost member with a key of its own. */
export function constantAt({
  state,
  node,
}: Pick<StatePlace, 'state' | 'node'>): ConstantParameter | undefined {
  let at = node;
  while (at?.parent?.type === 'array') at = at.parent;
  const found = at && memberOf(at);
  return found && isIn(state.uses.templates, found.key) ? asConstant(found) : undefined;
}

/** Every constant parameter of a state that has this name, at any depth. */
export function constantsNamed(state: StatePlace['state'], name: string): ConstantParameter[] {
  return state.uses.templates.flatMap(template =>
    [...membersNamed(template, name)].flatMap(m => asConstant(m) ?? []),
  );
}

/** What becomes of a constant that is read from the payload: `x` gets the ending `.$`. */
export function asRead({ member: { key, name }, value }: ConstantParameter, path: string) {
  return [
    { span: { offset: key.offset, length: key.length }, newText: JSON.stringify(`${name}.$`) },
    { span: { offset: value.offset, length: value.length }, newText: JSON.stringify(path) },
  ];
}

function asConstant(found: Member): ConstantParameter | undefined {
  const { name, value, key } = found;
  if (!value || name === PRIVATE_PARAMETERS || dynamicKind(name) || isDynamic(value)) return undefined;
  const twice = ['.$', '.='].some(suffix => member(key.parent, name + suffix));
  return twice ? undefined : { member: found, value, plain: plainValue(value) };
}

function isDynamic(node: JsonNode): boolean {
  return (
    node.members.some(m => dynamicKind(m.name) !== undefined || !m.value || isDynamic(m.value)) ||
    node.elements.some(isDynamic)
  );
}

function isIn(templates: readonly JsonNode[], node: JsonNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (templates.includes(at)) return true;
  return false;
}

function* membersNamed(node: JsonNode, name: string): Generator<Member> {
  for (const m of node.members) {
    if (m.name === name) yield m;
    if (m.value) yield* membersNamed(m.value, name);
  }
  for (const element of node.elements) yield* membersNamed(element, name);
}
