import { expressionProblems } from '../../expression/check.ts';
import { parseExpression } from '../../expression/parse.ts';
import { typeProblems } from '../../expression/types.ts';
import type { Span } from '../../json/text.ts';
import type { Shape } from '../../shape/shape.ts';
import { closing } from './expression-place.ts';
import type { Completion } from './item.ts';

/** What can stand behind a value, what is written most first; in snippet syntax where more than an operand follows. */
const OPERATORS: readonly (readonly [label: string, text: string, doc: string])[] = [
  ['+', '+ ', 'Adds numbers, joins texts and lists.'],
  ['==', '== ', 'Are the two equal?'],
  ['!=', '!= ', 'Are the two different?'],
  ['and', 'and ', 'The first value if it counts as false, else the second.'],
  ['or', 'or ', 'The first value if it counts as true, else the second.'],
  ['if', 'if $1 else $2', 'This value if a condition holds, else another.'],
  ['if', 'if $1', 'Only the elements for which a condition holds.'],
  ['else', 'else ', 'What it is if the condition does not hold.'],
  ['for', 'for $1 in $2', 'One element for each of a list.'],
  ['in', 'in ', 'Is it in a text, a list or the names of an object?'],
  ['not in', 'not in ', 'Is it in none of them?'],
  ['<', '< ', 'Is it less?'],
  ['<=', '<= ', 'Is it less or equal?'],
  ['>', '> ', 'Is it greater?'],
  ['>=', '>= ', 'Is it greater or equal?'],
  ['-', '- ', 'Subtracts.'],
  ['*', '* ', 'Multiplies; repeats a text or a list.'],
  ['/', '/ ', 'Divides; the result has a fraction.'],
  ['//', '// ', 'Divides, down to a whole number.'],
  ['%', '% ', 'The remainder of a division; fills values into a text.'],
  ['**', '** ', 'Raises to a power.'],
  ['is', 'is ', 'Is it the very same: `x is None`?'],
  ['is not', 'is not ', 'Is it something else: `x is not None`?'],
  ['&', '& ', 'The bits that both have.'],
  ['|', '| ', 'The bits that either has; of objects all members.'],
  ['^', '^ ', 'The bits that only one has.'],
  ['<<', '<< ', 'Moves bits up.'],
  ['>>', '>> ', 'Moves bits down.'],
];

/** One of these fits behind every operator that anything fits behind. */
const OPERANDS = ['1', "'x'", '[1]', "{'x': 1}"];

/** The operators that may follow a value: those with which the expression can be read, and its types go together. */
export function operators(before: string, behind: string, payload: Shape, span: Span): Completion[] {
  const rest = closing(before);
  const faults = (text: string) => {
    const parsed = parseExpression(text);
    const malformed = parsed.problems.length > 0;
    return malformed
      ? undefined
      : expressionProblems(parsed).length + typeProblems(parsed.tree, payload).length;
  };
  const ends = [behind, rest].filter((end, i) => i === 0 || end !== behind);
  const fits = (text: string) =>
    ends.some(end =>
      OPERANDS.some(operand => {
        const filled = text.replace('for $1', 'for x').replace(/\$\d/g, operand);
        const tried = text === filled ? text + operand : filled;
        return (
          (faults(`${before} ${tried}${end}`) ?? Number.POSITIVE_INFINITY) <= (faults(before + end) ?? 0)
        );
      }),
    );
  const apart = /[\s([{,]$/.test(before) ? '' : ' ';
  const fitting = OPERATORS.filter(([, text]) => fits(text));
  // What is written in two ways stands for the first that fits.
  const distinct = fitting.filter(([label], i) => fitting.findIndex(([other]) => other === label) === i);
  return distinct.map(([label, text, documentation], rank) => ({
    label,
    kind: /^\w/.test(label) ? ('word' as const) : ('operator' as const),
    documentation,
    sortText: String(rank).padStart(6, '0'),
    filterText: label,
    edit: { span, newText: apart + text },
    snippet: text.includes('$'),
  }));
}
