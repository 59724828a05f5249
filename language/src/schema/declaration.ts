import { elements, type JsonNode, member, stringValue } from '../json/tree.ts';
import type { Step } from '../shape/shape.ts';

/** Where a schema document says something of a value. */
export interface Declaration {
  /** The schema of the value. */
  schema: JsonNode;
  /** The name of the property that it is; undefined for the whole and for an element. */
  key: JsonNode | undefined;
}

/** More references and branches on one way are not followed. */
const MAX_HOPS = 32;

/** Where the value at a path is declared, in a schema document with that root; undefined where it is not. */
export function declarationOf(root: JsonNode, steps: readonly Step[]): Declaration | undefined {
  let at: Declaration | undefined = { schema: root, key: undefined };
  for (const step of steps) at = at && inSchema(root, at.schema, step, MAX_HOPS);
  return at;
}

function inSchema(root: JsonNode, schema: JsonNode, step: Step, hops: number): Declaration | undefined {
  if (hops === 0) return undefined;
  const value = (name: string) => member(schema, name)?.value;
  if (typeof step === 'string') {
    const property = member(value('properties'), step);
    if (property?.value) return { schema: property.value, key: property.key };
  } else {
    const items = value('items');
    const element = items?.type === 'array' ? elements(items)[step] : items;
    if (element) return { schema: element, key: undefined };
  }
  const target = referred(root, stringValue(value('$ref')));
  const branches = BRANCHES.flatMap(name => elements(value(name)));
  for (const branch of [target, ...branches, value('then'), value('else')]) {
    const found = branch && inSchema(root, branch, step, hops - 1);
    if (found) return found;
  }
  return undefined;
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf'];

/** What a reference into the same document means, by names alone. */
export function referred(root: JsonNode, reference: string | undefined): JsonNode | undefined {
  if (!reference?.startsWith('#')) return undefined;
  let at: JsonNode | undefined = root;
  for (const step of reference.split('/').slice(1))
    at = member(at, step.replaceAll('~1', '/').replaceAll('~0', '~'))?.value;
  return at;
}
