import { printString } from '../expression/print-string.ts';
import { QUOTED_PATH } from '../expression/prose.ts';
import { renameKey } from '../json/edits.ts';
import { plainName } from '../model/uses.ts';
import { findMisuses, type Misuse, replaced, spanOf, textAt } from './misuse.ts';
import { defineUnitRule, type Fix } from './rule.ts';

export const expressionProse = defineUnitRule<Misuse<'prose'>>({
  meta: {
    id: 'expression-prose',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'Plain text where an expression stands',
    why: 'The value of a key that ends in `.=` is an expression, in which text stands in quotes of its own. A sentence without them, a URL or an id is no expression, and the run fails at this state.',
    source: 'docs.globus.org, authoring flows: expressions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "label.=": "Transfer of data" },
//                                ^^^^^^^^^^^^^^^^ expression-prose: “label”
// = fix "Put it in quotes"
// = fix "Make it a constant"
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "Run \`$._context.run_id\` has failed" }, "ResultPath": "$.a", "End": true } } }
//                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-prose: 'Run ' + str(\`$._context.run_id\`) + ' has failed'
// = fix "Put it in quotes"`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "label.=": "'Transfer of ' + name" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "label": "Transfer of data" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['prose'], found),
  render: ({ use, mistake }, unit) => ({
    at: spanOf(unit, use, mistake.span),
    what: `This text is no expression; in an expression, text stands in quotes.`,
    todo: hasValues(use)
      ? `Put it in quotes, and join values to it: ${quoted(use, mistake)}.`
      : `Put it in quotes: ${quoted(use, mistake)}. Or, as nothing is computed, name the key “${plainName(use.name)}”.`,
  }),
  fixes({ use, mistake }, unit): Fix[] {
    const fixes: Fix[] = [
      {
        title: 'Put it in quotes',
        edits: [replaced(unit, use, mistake.span, quoted(use, mistake))],
        safe: true,
      },
    ];
    const key = unit.uses.dynamicKeys.find(k => k.member.value?.offset === use.place.offset);
    const name = plainName(use.name);
    if (hasValues(use)) return fixes;
    if (key && name !== '' && !key.object.members.some(m => m.name === name))
      fixes.push({ title: 'Make it a constant', edits: [renameKey(key.member, name)], safe: true });
    return fixes;
  },
});

type Prose = Misuse<'prose'>;

/** Paths in back-quotes stand among the words. */
function hasValues({ expression }: Prose['use']): boolean {
  return QUOTED_PATH.test(expression.text);
}

/** The text in quotes; of what is no text, what `str` makes of it. */
function quoted(use: Prose['use'], { span }: Prose['mistake']): string {
  const pieces = textAt(use, span).split(QUOTED_PATH);
  const parts = pieces.map((piece, i) => (i % 2 === 1 ? `str(${piece})` : piece && printString(piece)));
  return parts.filter(part => part !== '').join(' + ');
}
