import { syntaxMistake } from '../expression/check-syntax.ts';
import { parseExpression } from '../expression/parse.ts';
import type { ExpressionProblemCode } from '../expression/tree.ts';
import { replaceNode } from '../json/edits.ts';
import { findMisuses, type Misuse, spanOf } from './misuse.ts';
import { defineUnitRule } from './rule.ts';

export const expressionSyntax = defineUnitRule<Misuse<'syntax'>>({
  meta: {
    id: 'expression-syntax',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'A malformed expression',
    why: 'The value of a key that ends in `.=` is an expression in Python’s notation. One that cannot be read fails when the state runs.',
    source: 'docs.globus.org, authoring flows: expressions; the grammar of Python',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "x.y && !z", "b.=": "'a' + ", "c.=": "x if y", "d.=": "x.y z.w" },
//                                ^^ expression-syntax: “and”
// = fix "Write it as in Python: x.y and not z"
//                                                    ^ expression-syntax: A value is missing
//                                                                      ^ expression-syntax: else
//                                                                                      ^ expression-syntax: operator
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "'Failed:\\n' + x.error" }, "ResultPath": "$.a", "End": true } } }
//                                                                                     ^^^^^^^^ expression-syntax: A line ends inside this text
// = fix "Write \\\\n for the line break"`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x.y and not z", "b.=": "x if y else ''" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "'&& ?' + x[0]['y'] # why", "b": "x &&" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['syntax'], found),
  render({ use, mistake }, unit) {
    const at = spanOf(unit, use, mistake.span);
    if (mistake.foreign) {
      const { text, python } = mistake.foreign;
      return { at, what: `“${text}” is not Python.`, todo: `Here one writes “${python}”.` };
    }
    const [what, todo] = WORDS[mistake.code];
    return { at, what, todo };
  },
  fixes({ use, mistake }) {
    if (mistake.code === 'string-broken') {
      const text = withEscapedBreaks(use.expression.text);
      if (text === undefined) return [];
      return [
        {
          title: 'Write \\\\n for the line break',
          edits: [replaceNode(use.place, JSON.stringify(text))],
          safe: true,
        },
      ];
    }
    const text = mistake.foreign && inPython(use.expression.text);
    if (text === undefined) return [];
    return [
      {
        title: `Write it as in Python: ${text}`,
        edits: [replaceNode(use.place, JSON.stringify(text))],
        safe: CERTAIN.has(mistake.foreign?.text ?? ''),
      },
    ];
  },
});

const MISSING = 'Write a name, a text in quotes, a number …';

const WORDS: Readonly<Record<ExpressionProblemCode, readonly [what: string, todo: string]>> = {
  empty: ['The expression is empty.', "Write one, for instance input.path + '/', or take “.=” off the key."],
  'operand-missing': ['A value is missing here.', MISSING],
  'name-missing': ['A name is missing after the dot.', 'Write the name; an element is read with [0].'],
  'else-missing': ['This “if” has no “else”.', 'Write: a if condition else b.'],
  'unexpected-text': [
    'The expression cannot go on like this.',
    'An operator may be missing before it, for instance +. Text needs quotes.',
  ],
  'bracket-unclosed': ['This bracket is not closed.', 'Add the closing bracket.'],
  'string-unclosed': [
    'This text has no closing quote.',
    "Add the quote. A quote inside a text is written \\\\'.",
  ],
  'string-broken': [
    'A line ends inside this text, and no text in quotes may go on in the next.',
    'Write \\\\n for the line break.',
  ],
  'string-escape': [
    'This text has an escape (\\…) that Python does not know.',
    'Write \\\\\\\\ for a backslash.',
  ],
  'string-mix': ['Text and bytes stand side by side.', 'Take the b off the quotes.'],
  'path-unclosed': ['This path has no closing back-quote.', 'Add it.'],
  'path-malformed': ['This path is malformed.', 'Write it as in `$.input.path`.'],
  'number-malformed': [
    'This is no number.',
    'A number has digits only and does not begin with 0. Text needs quotes, also an id.',
  ],
  target: ['Nothing can be assigned to this.', 'To compare, write ==.'],
  'too-deep': ['The expression is nested too deeply.', 'Split it over several keys or states.'],
};

/** These can mean nothing else. */
const CERTAIN: ReadonlySet<string> = new Set(['&&', '||', '!', '===', '!==', '<>', 'AND', 'OR', 'NOT']);
const UNTRANSLATABLE: ReadonlySet<string> = new Set(['?', '++', '=>', '??']);
const MAX_CHANGES = 20;

/** The expression with line breaks in texts written as escapes, if that is all that was wrong with it. */
function withEscapedBreaks(source: string): string | undefined {
  let text = source;
  for (let i = 0; i < MAX_CHANGES; i++) {
    const [problem] = parseExpression(text).problems;
    if (!problem) return text;
    if (problem.code !== 'string-broken') return undefined;
    const at = problem.span.offset + problem.span.length;
    text = `${text.slice(0, at).replace(/\r$/, '')}\\n${text.slice(at + 1)}`;
  }
  return undefined;
}

/** The expression in Python's words, if that is all that was wrong with it. */
function inPython(source: string): string | undefined {
  let text = source;
  for (let i = 0; i < MAX_CHANGES; i++) {
    const [problem] = parseExpression(text).problems;
    if (!problem) return text;
    const mistake = syntaxMistake(text, problem);
    if (mistake.kind !== 'syntax' || !mistake.foreign || UNTRANSLATABLE.has(mistake.foreign.text))
      return undefined;
    const { offset, length } = mistake.span;
    const before = text.slice(0, offset);
    const after = text.slice(offset + length);
    const { python } = mistake.foreign;
    const word = /^\w/.test(python);
    text = `${before}${word && /\S$/.test(before) && !/[([]$/.test(before) ? ' ' : ''}${python}${word && /^\S/.test(after) ? ' ' : ''}${after}`;
  }
  return undefined;
}
