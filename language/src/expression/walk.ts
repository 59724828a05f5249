import type { Expression, FormatPart } from './tree.ts';

/** Visits the direct parts of a node, in the order of the text where Python's order does not differ. */
export function eachPart(node: Expression, visit: (part: Expression) => void): void {
  switch (node.kind) {
    case 'constant':
    case 'bytes':
    case 'imaginary':
    case 'ellipsis':
    case 'name':
    case 'path':
    case 'missing':
      break;
    case 'format':
      eachValue(node.parts, visit);
      break;
    case 'unary':
      visit(node.operand);
      break;
    case 'binary':
      visit(node.left);
      visit(node.right);
      break;
    case 'compare':
      visit(node.first);
      for (const { operand } of node.rest) visit(operand);
      break;
    case 'logical':
      for (const operand of node.operands) visit(operand);
      break;
    case 'conditional':
      visit(node.then);
      visit(node.test);
      visit(node.otherwise);
      break;
    case 'attribute':
      visit(node.object);
      break;
    case 'subscript':
      visit(node.object);
      visit(node.index);
      break;
    case 'slice':
      for (const part of [node.from, node.to, node.step]) if (part) visit(part);
      break;
    case 'call':
      visit(node.callee);
      for (const argument of node.args) visit(argument);
      for (const { value } of node.keywords) visit(value);
      break;
    case 'list':
    case 'tuple':
    case 'set':
    case 'sequence':
      for (const item of node.items) visit(item);
      break;
    case 'dict':
      for (const { key, value } of node.entries) {
        if (key) visit(key);
        visit(value);
      }
      break;
    case 'starred':
      visit(node.value);
      break;
    case 'comprehension':
      visit(node.element);
      if (node.value) visit(node.value);
      for (const { target, iterable, conditions } of node.clauses) {
        visit(target);
        visit(iterable);
        for (const condition of conditions) visit(condition);
      }
      break;
    case 'assignment':
      visit(node.target);
      visit(node.value);
      break;
    case 'unsupported':
      for (const child of node.children) visit(child);
  }
}

/** The same as a list. */
export function parts(node: Expression): Expression[] {
  const found: Expression[] = [];
  eachPart(node, part => found.push(part));
  return found;
}

/** Visits a node and everything in it, outside in. */
export function walkExpression(node: Expression, visit: (node: Expression) => void): void {
  visit(node);
  eachPart(node, part => walkExpression(part, visit));
}

function eachValue(formatParts: readonly FormatPart[], visit: (part: Expression) => void): void {
  for (const part of formatParts) {
    if (typeof part === 'string') continue;
    visit(part.value);
    if (part.spec) eachValue(part.spec, visit);
  }
}
