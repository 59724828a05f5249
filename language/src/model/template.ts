import { parseExpression } from '../expression/parse.ts';
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
