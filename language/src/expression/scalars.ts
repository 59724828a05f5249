import type { Scalar } from '../shape/shape.ts';
import type { Expression } from './tree.ts';

/** The constant that an expression is, as JSON has it; undefined where it is none, or none that JSON has. */
export function scalarOf(node: Expression): Scalar | undefined {
  if (node.kind === 'constant') {
    const value = typeof node.value === 'bigint' ? Number(node.value) : node.value;
    return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
  }
  const operand = node.kind === 'unary' && node.operator === '-' ? scalarOf(node.operand) : undefined;
  return typeof operand === 'number' ? -operand : undefined;
}

/** Is the value true or false to Python, whatever the payload is? Undefined where that depends. */
export function truthOf(node: Expression): boolean | undefined {
  const scalar = scalarOf(node);
  if (scalar !== undefined) return Boolean(scalar);
  if (node.kind === 'list' || node.kind === 'tuple' || node.kind === 'set')
    return node.items.some(i => i.kind === 'starred') ? undefined : node.items.length > 0;
  if (node.kind === 'dict') return node.entries.some(e => !e.key) ? undefined : node.entries.length > 0;
  return undefined;
}

/** Python's `==` of two scalars: True is 1, and False is 0. */
export function equalScalars(a: Scalar, b: Scalar): boolean {
  const number = (s: Scalar) => (typeof s === 'boolean' ? Number(s) : s);
  return number(a) === number(b);
}
