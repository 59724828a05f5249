import { METHODS } from '../expression/methods.ts';
import { NO_VARIABLES, placeOf } from '../expression/place.ts';
import { scalarOf } from '../expression/scalars.ts';
import type { Expression } from '../expression/tree.ts';
import { walkExpression } from '../expression/walk.ts';
import type { ChoiceRule } from '../model/choice-rule.ts';
import type { State } from '../model/state.ts';
import type { JsonRecord } from '../schema/json-value.ts';
import type { Step } from '../shape/shape.ts';

/** A schema that a value must fit for a state to do with it what it does. */
export interface Expected {
  /** In the payload. */
  steps: readonly Step[];
  schema: JsonRecord;
}

/** What the rules and the expressions of a state expect of what they read, as far as that is certain. */
export function expectedBy(state: State): Expected[] {
  const found: Expected[] = [];
  for (const { name, steps } of state.reads) {
    const schema = BY_FIELD.get(name);
    if (schema) found.push({ steps, schema });
  }
  if (state.effect.kind === 'choice') for (const { rule } of state.effect.rules) ofRule(rule, found);
  for (const { expression } of state.expressions)
    if (expression.problems.length === 0) walkExpression(expression.tree, node => ofNode(node, found));
  return found;
}

/** What the fields take that lead to a value. */
const BY_FIELD: ReadonlyMap<string, JsonRecord> = new Map([
  ['SecondsPath', { type: 'integer' }],
  ['TimestampPath', { type: 'string', format: 'date-time' }],
  ['ErrorPath', { type: 'string' }],
  ['CausePath', { type: 'string' }],
]);

function ofRule(rule: ChoiceRule, found: Expected[]): void {
  switch (rule.kind) {
    case 'and':
    case 'or':
      for (const inner of rule.rules) ofRule(inner, found);
      break;
    case 'not':
      ofRule(rule.rule, found);
      break;
    case 'comparison': {
      const steps = rule.variable.problems.length === 0 ? rule.variable.steps : undefined;
      const type = FAMILIES.find(([family]) => rule.operator.startsWith(family))?.[1];
      if (steps && type) found.push({ steps, schema: { type } });
    }
  }
}

/** A rule that compares such values does not match any other. */
const FAMILIES = [
  ['String', 'string'],
  ['Numeric', 'number'],
  ['Boolean', 'boolean'],
  ['Timestamp', 'string'],
] as const;

const ARITHMETIC: ReadonlySet<string> = new Set(['-', '/', '//', '**']);

function ofNode(node: Expression, found: Expected[]): void {
  const expect = (operand: Expression, type: string | undefined) => {
    const steps = placeOf(operand, NO_VARIABLES)?.steps;
    const plain = steps?.filter(step => typeof step !== 'object');
    if (type && plain && plain.length === steps?.length) found.push({ steps: plain, schema: { type } });
  };
  switch (node.kind) {
    case 'binary':
      for (const [operand, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        const type = typeOfConstant(other);
        if (node.operator === '+' || (ARITHMETIC.has(node.operator) && type === 'number'))
          expect(operand, type);
      }
      break;
    case 'compare':
      for (const { operator, operand } of node.rest)
        if (node.rest.length === 1 && operator !== 'in' && operator !== 'not in') {
          expect(node.first, typeOfConstant(operand));
          expect(operand, typeOfConstant(node.first));
        }
      break;
    case 'call':
      if (node.callee.kind === 'attribute') expect(node.callee.object, receiverOf(node.callee.name));
      break;
    case 'comprehension':
      for (const { iterable } of node.clauses) expect(iterable, 'array');
  }
}

function typeOfConstant(node: Expression): string | undefined {
  const value = scalarOf(node);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? typeof value
    : undefined;
}

/** The type of values that alone have a method of that name. */
function receiverOf(method: string): string | undefined {
  const receivers = (['string', 'array', 'object', 'number'] as const).filter(type =>
    METHODS[type].has(method),
  );
  const [only] = receivers;
  return receivers.length === 1 ? only : undefined;
}
