import { factsOf } from '../expression/facts.ts';
import type { ReadStep } from '../expression/place.ts';
import type { Expression, ParsedExpression } from '../expression/tree.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Path } from '../path/parse.ts';
import { constant } from '../shape/construct.ts';
import type { Shape } from '../shape/shape.ts';
import { dynamicKind, plainName, type Uses } from './uses.ts';

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

/** `uses`: what the state says about the payload, in which its paths and expressions are parsed already. */
export function readTemplate(node: JsonNode, uses: Uses): Template {
  if (node.type === 'object') {
    const members = node.members.filter(m => m.name !== PRIVATE);
    return {
      kind: 'object',
      members: members.map(m => [plainName(m.name), readMember(m.name, m.value, uses)]),
    };
  }
  if (node.type === 'array')
    return { kind: 'array', elements: node.elements.map(element => readTemplate(element, uses)) };
  return { kind: 'constant', shape: constant(node.value) };
}

function readMember(name: string, value: JsonNode | undefined, uses: Uses): Template {
  if (!value) return { kind: 'unknown' };
  const kind = dynamicKind(name);
  if (!kind) return readTemplate(value, uses);
  if (kind === 'path') {
    const use = uses.paths.find(p => p.node === value);
    return use ? { kind, path: use.path } : { kind: 'unknown' };
  }
  const use = uses.expressions.find(e => e.node === value);
  return use ? { kind, expression: use.expression } : { kind: 'unknown' };
}

/** The properties of the payload that the templates of a state read; undefined where they may read any. */
export function keysOf({ paths, expressions }: Uses): string[] | undefined {
  const keys: string[] = [];
  for (const { path, inTemplate } of paths) if (inTemplate && !addKey(keyOf(path), keys)) return undefined;
  for (const { reads } of expressions)
    for (const { steps } of reads) if (!addKey(steps[0], keys)) return undefined;
  return keys.slice();
}

/** The property of the payload that a path reads; undefined where it may be any. */
export function keyOf({ segments: [first] }: Path): string | undefined {
  return first?.kind === 'name' ? first.name : undefined;
}

/** False for what is no key. */
function addKey(key: ReadStep | undefined, keys: string[]): boolean {
  if (typeof key !== 'string') return false;
  if (!keys.includes(key)) keys.push(key);
  return true;
}

/** The properties that the expressions of a template, if they are true or false, say something about. */
export function impliedBy(template: Template): string[] {
  switch (template.kind) {
    case 'object':
      return template.members.flatMap(([, value]) => impliedBy(value));
    case 'expression': {
      if (!isTruth(template.expression.tree)) return [];
      const { whenTrue, whenFalse } = factsOf(template.expression.tree);
      return [...whenTrue, ...whenFalse].flatMap(({ path: [first] }) =>
        typeof first === 'string' ? [first] : [],
      );
    }
    default:
      return [];
  }
}

/** Its value may be a boolean that says something about what it was computed from. */
function isTruth({ kind }: Expression): boolean {
  return (
    kind !== 'binary' && kind !== 'constant' && kind !== 'format' && kind !== 'name' && kind !== 'attribute'
  );
}
