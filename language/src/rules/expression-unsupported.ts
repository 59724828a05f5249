import { findMisuses, type Misuse, replaced, spanOf, textAt } from './misuse.ts';
import { defineUnitRule, type Fix } from './rule.ts';

export const expressionUnsupported = defineUnitRule<Misuse<'unsupported' | 'ignored'>>({
  meta: {
    id: 'expression-unsupported',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'Python that Flows does not evaluate',
    why: 'A `.=` value is a single expression. Statements, lambdas, `:=`, set comprehensions and unpacking with `*` in calls are refused when the state runs; an assignment and whatever follows a `;` are passed over without a word.',
    source:
      'the expression library that docs.globus.org names; docs.globus.org, authoring flows: expressions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "x = 1", "b.=": "(lambda y: y)(1)", "c.=": "if x: 1" },
//                              ^ expression-unsupported: has no effect
// = fix "Compare: =="
// = fix "Keep the value alone"
//                                            ^^^^^^^^^^^^^ expression-unsupported: lambda
//                                                                       ^^^^^^^ expression-unsupported: a if condition else b
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "[y * 2 for y in x if y != 1] + [*z]" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x == 1", "b.=": "{'a': 1, **y}", "c.=": "'a; b'" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['unsupported', 'ignored'], found),
  render({ use, mistake }, unit) {
    const at = spanOf(unit, use, mistake.span);
    if (mistake.kind === 'unsupported') {
      const words = FEATURES.get(mistake.feature);
      return {
        at,
        what: `Flows does not evaluate ${words?.[0] ?? `“${mistake.feature}”`} in an expression.`,
        todo: words?.[1] ?? 'Write a single expression that yields the value.',
      };
    }
    return mistake.part === 'assignment'
      ? {
          at,
          what: `“${textAt(use, mistake.span)}” has no effect here: only the value on its right is taken.`,
          todo: 'To compare, write ==. The name of the result is the key before “.=”.',
          severity: 'warning',
        }
      : {
          at,
          what: 'This is never evaluated: of several statements only the first one counts.',
          todo: 'Write one expression for each key.',
          severity: 'warning',
        };
  },
  fixes({ use, mistake }, unit): Fix[] {
    if (mistake.kind !== 'ignored') return [];
    const { text } = use.expression;
    const { offset, length } = mistake.span;
    if (mistake.part === 'statements') {
      const kept = text.slice(0, offset).replace(/[\s;]+$/, '').length;
      const rest = { offset: kept, length: text.length - kept };
      return [
        { title: 'Remove what is never evaluated', edits: [replaced(unit, use, rest, '')], safe: true },
      ];
    }
    const after = offset + length;
    const target = { offset: 0, length: text.length - text.slice(after).trimStart().length };
    const alone: Fix = {
      title: 'Keep the value alone',
      edits: [replaced(unit, use, target, '')],
      safe: true,
    };
    return textAt(use, mistake.span) === '='
      ? [{ title: 'Compare: ==', edits: [replaced(unit, use, mistake.span, '==')], safe: false }, alone]
      : [alone];
  },
});

const ONE = 'Write a single expression that yields the value.';

/** What it is, and what does the same. */
const FEATURES: ReadonlyMap<string, readonly [what: string, todo: string]> = new Map([
  ['lambda', ['a lambda', 'Write the expression itself, or a comprehension: [… for x in items].']],
  [':=', ['a value that is given a name with “:=”', 'Write the value in its place.']],
  ['if', ['the statement “if”', 'Write the choice as an expression: a if condition else b.']],
  ['for', ['the statement “for”', 'Write a comprehension: [… for x in items].']],
  ['import', ['“import”', 'There are no modules; what functions cannot do, a Compute function can.']],
  ['from', ['“import”', 'There are no modules; what functions cannot do, a Compute function can.']],
  ['return', ['“return”', 'Write the value alone.']],
  ['set comprehension', ['a set comprehension', 'Write a list: [… for x in items].']],
  ['annotation', ['an annotation', `Text needs quotes; an object is written {'name': value}.`]],
  ['call', ['the call of a value that is not a function or a method by its name', ONE]],
  ['*', ['“*” here: items are unpacked in a list only', 'Write [*items, x], or the items one by one.']],
  ['**', ['“**” in a call', 'Write the arguments one by one.']],
  ['@', ['the operator “@”', 'A text such as an e-mail address needs quotes.']],
]);
