import type { Expression, FormatPart } from './tree.ts';

const NO_PARTS: readonly Expression[] = [];

/** The direct parts of a node, in the order of the text where Python's order does not differ. */
export function parts(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'constant':
    case 'bytes':
    case 'imaginary':
    case 'ellipsis':
    case 'name':
    case 'path':
    case 'missing':
      return NO_PARTS;
    case 'format':
      return fieldValues(node.parts);
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'compare':
      return [node.first, ...node.rest.map(r => r.operand)];
    case 'logical':
      return node.operands;
    case 'conditional':
      return [node.then, node.test, node.otherwise];
    case 'attribute':
      return [node.object];
    case 'subscript':
      return [node.object, node.index];
    case 'slice':
      return present([node.from, node.to, node.step]);
    case 'call':
      return [node.callee, ...node.args, ...node.keywords.map(k => k.value)];
    case 'list':
    case 'tuple':
    case 'set':
    case 'sequence':
      return node.items;
    case 'dict':
      return present(node.entries.flatMap(e => [e.key, e.value]));
    case 'starred':
      return [node.value];
    case 'comprehension':
      return present([
        node.element,
        node.value,
        ...node.clauses.flatMap(c => [c.target, c.iterable, ...c.conditions]),
      ]);
    case 'assignment':
      return [node.target, node.value];
    case 'unsupported':
      return node.children;
  }
}

/** Visits a node and everything in it, outside in. */
export function walkExpression(node: Expression, visit: (node: Expression) => void): void {
  visit(node);
  for (const part of parts(node)) walkExpression(part, visit);
}

function fieldValues(formatParts: FormatPart[]): Expression[] {
  return formatParts.flatMap(p => (typeof p === 'string' ? [] : [p.value, ...fieldValues(p.spec ?? [])]));
}

function present(nodes: (Expression | undefined)[]): Expression[] {
  return nodes.filter(n => n !== undefined);
}
