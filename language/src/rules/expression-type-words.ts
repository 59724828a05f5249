import type { ExpressionMistake } from '../expression/mistake.ts';
import type { ValueType } from '../expression/signature.ts';
import type { TypeProblem } from '../expression/type-problem.ts';
import { typeWords } from '../shape/describe.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { list } from './field-words.ts';
import type { Message } from './rule.ts';

type Words = Pick<Message, 'what' | 'todo'>;

/** The type alone, without its values. */
const words = ({ types }: Shape): string => (types === Types.string ? 'a text' : typeWords({ types }));

/** What cannot work, and what to do. */
export function typeProblemWords(problem: TypeProblem): Words {
  switch (problem.kind) {
    case 'operands':
      return operandWords(problem);
    case 'operand':
      return {
        what: `“${problem.operator}” before a value needs a number, and this is ${words(problem.value)}.`,
        todo: 'Turn a text into a number with int(…) or float(…).',
      };
    case 'comparison': {
      const { operator, left, right } = problem;
      if (operator.endsWith('in'))
        return {
          what: `“${operator}” cannot look for ${words(left)} in ${words(right)}.`,
          todo: 'It looks for a text in a text, for an element in an array, and for a name in an object.',
        };
      return {
        what: `“${operator}” has no order between ${words(left)} and ${words(right)}.`,
        todo: 'Compare two numbers or two texts: int(…), float(…) and str(…) turn one into the other.',
      };
    }
    case 'zero-division':
      return { what: 'Nothing can be divided by zero.', todo: 'Write another divisor.' };
    case 'loop':
      return {
        what: `A loop cannot run over ${words(problem.value)}.`,
        todo: 'It runs over an array, the characters of a text or the names in an object.',
      };
    case 'slice':
      return {
        what: `There are no parts of ${words(problem.value)} to take.`,
        todo: 'Slices are taken of arrays and texts.',
      };
    case 'index':
      return {
        what: `${capital(words(problem.index))} is no index of ${words(problem.value)}.`,
        todo: 'An array and a text are read with a whole number, an object with a name.',
      };
    case 'no-member':
      return {
        what: `This is ${words(problem.value)}, which has no member “${problem.name}”.`,
        todo: problem.name === 'length' ? 'Write len(…).' : 'Only objects have members.',
      };
    case 'no-method':
      return {
        what: `This is ${words(problem.value)}, which has no method “${problem.name}”.`,
        todo: 'Use a method of that type, or turn the value into another with str(…) or list(…).',
      };
    case 'argument':
      return {
        what: `“${problem.name}” cannot take ${words(problem.value)} here.`,
        todo: `It takes ${expectedWords(problem.expected)}.`,
      };
    case 'join':
      return {
        what: `“join” takes an array of texts, and these are ${words(problem.items)} each.`,
        todo: 'Write [str(x) for x in …].',
      };
  }
}

function operandWords({ operator, left, right }: TypeProblem & { kind: 'operands' }): Words {
  const text = left.types === Types.string || right.types === Types.string;
  if (operator === '+' && text) {
    const other = left.types === Types.string ? right : left;
    return {
      what: `“+” joins a text to another text only, and this is ${words(other)}.`,
      todo: 'Turn it into a text: str(…).',
    };
  }
  return {
    what: `“${operator}” does not work on ${words(left)} and ${words(right)}.`,
    todo:
      operator === '+' && left.types === Types.object
        ? 'To combine two objects, write {**a, **b}.'
        : 'Change one of them, or the operator.',
  };
}

const EXPECTED: Readonly<Record<ValueType, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'an array',
  object: 'an object',
  other: '',
  any: 'any value',
};

function expectedWords(types: readonly ValueType[]): string {
  return list(types.map(t => EXPECTED[t]).filter(word => word !== ''));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NO_JSON = {
  set: ['JSON has no sets.', 'Make it an array: list(…).'],
  view: ['JSON has no views of objects.', 'Make it an array: list(…).'],
  bytes: ['JSON has no bytes.', 'Leave it a text.'],
  complex: ['JSON has no complex numbers.', 'Take the j off the number; text needs quotes.'],
  ellipsis: ['JSON has no value for “...”.', 'Write the value in its place.'],
} as const;

/** A value that cannot leave the expression, or that says nothing. */
export function outcomeWords(
  mistake: Extract<ExpressionMistake, { kind: 'not-json' | 'yields-nothing' }>,
): Words {
  if (mistake.kind === 'not-json') {
    const [what, todo] = NO_JSON[mistake.what];
    return { what: `The value is none that the payload can hold: ${what}`, todo };
  }
  return {
    what: `“${mistake.name}” changes a copy and yields null, so the result is null.`,
    todo: 'Compute the new value instead: items + [x], [x for x in items if …], {**a, **b}.',
  };
}
