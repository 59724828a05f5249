import { parseExpression } from '../expression/parse.ts';
import { type ExpressionRead, readsOf } from '../expression/reads.ts';
import type { ParsedExpression } from '../expression/tree.ts';
import type { Span } from '../json/text.ts';
import { elements, type JsonNode, type Member, members, stringValue } from '../json/tree.ts';
import { type Path, parsePath } from '../path/parse.ts';
import type { Part } from './part.ts';

/** A string that is a JSONPath. */
export interface PathUse {
  node: JsonNode;
  /** Where that node stands: what is kept of it when the tree is let go. */
  place: Span;
  path: Path;
  /** Where it stands: a field (`ResultPath`) or a key of a template (`source_endpoint.$`). */
  name: string;
  access: 'read' | 'write';
  part: Part;
  /** It is the value of a `.$` key in `Parameters`. */
  inTemplate: boolean;
}

/** A string that is an expression: the value of a `.=` key. */
export interface ExpressionUse {
  place: Span;
  expression: ParsedExpression;
  name: string;
}

/** The same as long as the tree is there. */
export interface ExpressionInTree extends ExpressionUse {
  node: JsonNode;
  /** What it reads of the payload; nothing where it is malformed. */
  reads: readonly ExpressionRead[];
}

/** A key of a template that ends in `.$` or `.=`. */
export interface DynamicKey {
  member: Member;
  /** The object that it stands in. */
  object: JsonNode;
  kind: 'path' | 'expression';
}

/** Where the parts of a unit say something about the payload. */
export interface Uses {
  /** The objects under `Parameters`. */
  templates: readonly JsonNode[];
  /** The `.$` and `.=` keys of all templates, at any depth, in arrays too. */
  dynamicKeys: readonly DynamicKey[];
  /** All but the back-quoted ones in expressions. */
  paths: readonly PathUse[];
  expressions: readonly ExpressionInTree[];
}

export function readUses(parts: readonly Part[]): Uses {
  const templates: JsonNode[] = [];
  const dynamicKeys: DynamicKey[] = [];
  const paths: PathUse[] = [];
  const expressions: ExpressionInTree[] = [];
  const addPath = (
    node: JsonNode,
    name: string,
    access: PathUse['access'],
    part: Part,
    inTemplate: boolean,
  ) => {
    const text = stringValue(node);
    if (text === undefined) return;
    paths.push({ node, place: placeOf(node), path: parsePath(text), name, access, part, inTemplate });
  };
  const walk = (node: JsonNode, part: Part): void => {
    for (const member of members(node)) {
      const { name, value } = member;
      const kind = dynamicKind(name);
      if (!kind) {
        if (value) walk(value, part);
        continue;
      }
      dynamicKeys.push({ member, object: node, kind });
      if (!value) continue;
      const text = stringValue(value);
      if (kind === 'path') addPath(value, name, 'read', part, true);
      else if (text !== undefined) expressions.push(readExpression(value, text, name));
    }
    for (const element of elements(node)) walk(element, part);
  };
  for (const part of parts)
    for (const { name, value, field } of part.entries) {
      if (!value || !field?.role) continue;
      if (field.role === 'path') addPath(value, name, 'read', part, false);
      else if (field.role === 'reference-path') addPath(value, name, 'write', part, false);
      else if (field.role === 'template' && value.type === 'object') {
        templates.push(value);
        walk(value, part);
      }
    }
  return { templates, dynamicKeys, paths, expressions };
}

function readExpression(node: JsonNode, text: string, name: string): ExpressionInTree {
  const expression = parseExpression(text);
  return {
    node,
    place: placeOf(node),
    expression,
    reads: expression.problems.length > 0 ? NO_READS : readsOf(expression.tree),
    name,
  };
}

const NO_READS: readonly ExpressionRead[] = [];

function placeOf({ offset, length }: JsonNode): Span {
  return { offset, length };
}

/** What the suffix of a key makes of its value. */
export function dynamicKind(key: string): 'path' | 'expression' | undefined {
  if (key.endsWith('.$')) return 'path';
  return key.endsWith('.=') ? 'expression' : undefined;
}

/** A key without the suffix that makes its value dynamic. */
export function plainName(key: string): string {
  return dynamicKind(key) ? key.slice(0, -2) : key;
}
