import { factsOf } from '../expression/facts.ts';
import { parseExpression } from '../expression/parse.ts';
import { readsOf } from '../expression/reads.ts';
import type { ParsedExpression } from '../expression/tree.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { type Path, parsePath } from '../path/parse.ts';
import { constant } from '../shape/construct.ts';
import type { Shape } from '../shape/shape.ts';
import { dynamicKind, plainName } from './uses.ts';

/** What a template (`Parameters`) makes of the payload (run-semantics 1.5). */
export type Template =
  | { kind: 'constant'; shape: Shape }
  | { kind: 'object'; members: readonly (readonly [name: string, value: Template])[] }
  | { kind: 'array'; elements: readonly Template[] }
  | { kind: 'path'; path: Path }
  | { kind: 'expression'; expression: ParsedExpression }
  /** Something that is not well-formed. */
  | { kind: 'unknown' };

const PRIVATE = '__Private_Parameters';

export function readTemplate(node: JsonNode): Template {
  if (node.type === 'object') {
    const members = node.members.filter(m => m.name !== PRIVATE);
    return { kind: 'object', members: members.map(m => [plainName(m.name), readMember(m.name, m.value)]) };
  }
  if (node.type === 'array') return { kind: 'array', elements: node.elements.map(readTemplate) };
  return { kind: 'constant', shape: constant(node.value) };
}

function readMember(name: string, value: JsonNode | undefined): Template {
  if (!value) return { kind: 'unknown' };
  const kind = dynamicKind(name);
  if (!kind) return readTemplate(value);
  const text = stringValue(value);
  if (text === undefined) return { kind: 'unknown' };
  if (kind === 'path') return { kind, path: parsePath(text) };
  return { kind, expression: parseExpression(text) };
}

/** The properties of the payload that a template reads; undefined where it may read any. */
export function keysOf(template: Template): string[] | undefined {
  const keys = new Set<string>();
  return collectKeys(template, keys) ? [...keys] : undefined;
}

function collectKeys(template: Template, keys: Set<string>): boolean {
  switch (template.kind) {
    case 'constant':
    case 'unknown':
      return true;
    case 'object':
      return template.members.every(([, value]) => collectKeys(value, keys));
    case 'array':
      return template.elements.every(element => collectKeys(element, keys));
    case 'path': {
      const [first] = template.path.segments;
      return first?.kind === 'name' ? Boolean(keys.add(first.name)) : false;
    }
    case 'expression':
      return readsOf(template.expression.tree).every(({ steps: [first] }) =>
        typeof first === 'string' ? keys.add(first) : false,
      );
  }
}

/** The properties that the expressions of a template, if they are true or false, say something about. */
export function impliedBy(template: Template): string[] {
  switch (template.kind) {
    case 'object':
      return template.members.flatMap(([, value]) => impliedBy(value));
    case 'expression': {
      const { whenTrue, whenFalse } = factsOf(template.expression.tree);
      return [...whenTrue, ...whenFalse].flatMap(({ path: [first] }) =>
        typeof first === 'string' ? [first] : [],
      );
    }
    default:
      return [];
  }
}
