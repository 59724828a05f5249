import { findMisuses, type Misuse, replaced, spanOf } from './misuse.ts';
import { defineUnitRule } from './rule.ts';

export const expressionJsonWord = defineUnitRule<Misuse<'json-word'>>({
  meta: {
    id: 'expression-json-word',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'A word of JSON in an expression',
    why: 'Expressions are Python: `True`, `False` and `None` are written so. `true`, `false` and `null` are taken for properties of the payload, and the run fails where there are none of these names.',
    source: 'docs.globus.org, authoring flows: expressions; the expression library that it names',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "done.=": "status == true or status is null" },
//                                         ^^^^ expression-json-word: “True”
// = fix "Change to “True”"
//                                                           ^^^^ expression-json-word: “None”
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "done.=": "status == True and x is not None" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "done": true, "word.=": "'true' + x.true" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['json-word'], found),
  render: ({ use, mistake }, unit) => ({
    at: spanOf(unit, use, mistake.span),
    what: `An expression takes “${mistake.name}” for a property of the payload.`,
    todo: `In expressions it is “${mistake.python}”.`,
  }),
  fixes: ({ use, mistake }, unit) => [
    {
      title: `Change to “${mistake.python}”`,
      edits: [replaced(unit, use, mistake.span, mistake.python)],
      safe: true,
    },
  ],
});
