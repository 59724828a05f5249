import { elements, type JsonNode } from '../json/tree.ts';
import { CATCH_ALL, catchersOf } from '../model/catchers.ts';
import { type ChoiceRule, readChoiceRule } from '../model/choice-rule.ts';
import type { State } from '../model/state.ts';

// A state never changes, and reading its tree again is what takes time.
const known = new WeakMap<State, readonly string[]>();

/** When each transition of a state is taken, in words, in the order of its transitions. */
export function edgeWords(state: State): readonly string[] {
  let words = known.get(state);
  if (!words) {
    words = readWords(state);
    known.set(state, words);
  }
  return words;
}

function readWords(state: State): string[] {
  return state.transitions.map(({ via, at }) => {
    const isAround = (node: JsonNode) => node.offset <= at.offset && at.offset < node.offset + node.length;
    switch (via) {
      case 'Default':
        return 'otherwise';
      case 'Choices': {
        const rule = elements(state.value('Choices')).find(isAround);
        return rule ? conditionWords(readChoiceRule(rule)) : '';
      }
      case 'Catch': {
        const names = catchersOf(state).find(({ node }) => isAround(node))?.names ?? [];
        return names.map(({ name }) => (name === CATCH_ALL ? 'any error' : name)).join(' or ');
      }
      default:
        return '';
    }
  });
}

/** What a rule of a Choice asks; an ellipsis where it cannot be read. */
export function conditionWords(rule: ChoiceRule): string {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.map(part => inside(part)).join(` ${rule.kind} `) || '…';
    case 'not':
      return `not ${inside(rule.rule)}`;
    case 'comparison':
      return `${rule.variable.text} ${comparisonWords(rule.operator, rule.operand)}`;
    case 'unknown':
      return '…';
  }
}

function inside(rule: ChoiceRule): string {
  const several = (rule.kind === 'and' || rule.kind === 'or') && rule.rules.length > 1;
  return several ? `(${conditionWords(rule)})` : conditionWords(rule);
}

type Operand = Extract<ChoiceRule, { kind: 'comparison' }>['operand'];

/** The longer names first, for they contain the shorter. */
const ORDERS = [
  ['LessThanEquals', 'is at most'],
  ['GreaterThanEquals', 'is at least'],
  ['LessThan', 'is less than'],
  ['GreaterThan', 'is greater than'],
  ['Matches', 'is like'],
  ['Equals', 'is'],
] as const;

const TESTS: Readonly<Record<string, string>> = {
  IsPresent: 'present',
  IsNull: 'null',
  IsString: 'a string',
  IsNumeric: 'a number',
  IsBoolean: 'true or false',
  IsTimestamp: 'a time',
};

function comparisonWords(operator: string, operand: Operand): string {
  const test = Object.hasOwn(TESTS, operator) ? TESTS[operator] : undefined;
  if (test) return `is ${operand === false ? 'not ' : ''}${test}`;
  const order = ORDERS.find(([part]) => operator.includes(part))?.[1] ?? operator;
  const other = typeof operand === 'string' && !operator.endsWith('Path') ? `“${operand}”` : String(operand);
  return `${order} ${other}`;
}
