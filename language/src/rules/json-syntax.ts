import type { FlowDocument } from '../document/flow-document.ts';
import type { Edit } from '../json/text.ts';
import type { SyntaxProblem, SyntaxProblemCode } from '../json/tree.ts';
import { defineFlowRule, type Fix } from './rule.ts';

const WORDS: Readonly<Record<SyntaxProblemCode, readonly [what: string, todo: string]>> = {
  comment: [
    'JSON has no comments.',
    'Remove it, or put the text into the "Comment" field of the flow or a state.',
  ],
  'trailing-comma': ['There is a comma after the last item.', 'Remove it.'],
  'comma-expected': ['A comma is missing before this.', 'Separate the items with a comma.'],
  'colon-expected': ['A colon is missing after the name.', 'Write the name, a colon and the value.'],
  'name-expected': ['A name in double quotes is expected here.', 'Write "name": value.'],
  'value-expected': [
    'A value is expected here.',
    'Write a string, a number, true, false, null, an object or an array.',
  ],
  'closing-brace-expected': ['An object is not closed.', 'Add the missing }.'],
  'closing-bracket-expected': ['An array is not closed.', 'Add the missing ].'],
  'text-after-end': [
    'The definition ends before this.',
    'A file holds one JSON object: remove what follows it.',
  ],
  'unterminated-string': ['A string is not closed.', 'Add the closing double quote on the same line.'],
  'unterminated-comment': ['JSON has no comments, and this one is not closed.', 'Remove it.'],
  'unterminated-number': [
    'A number is not complete.',
    'Write digits after the point, the sign or the exponent.',
  ],
  'invalid-escape': [
    'There is no such escape in JSON.',
    'Write \\\\ for a backslash; known are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
  ],
  'invalid-unicode': ['A \\u escape needs four hexadecimal digits.', 'Write for instance \\u00e9.'],
  'invalid-character': [
    'A control character stands in a string.',
    'Write it as an escape: \\n for a line break, \\t for a tab.',
  ],
  'invalid-symbol': [
    'This is no JSON value.',
    'Strings stand in double quotes; the words are true, false and null in lower case.',
  ],
};

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);

export const jsonSyntax = defineFlowRule<SyntaxProblem>({
  meta: {
    id: 'json-syntax',
    since: '0.1.0',
    severity: 'error',
    group: 'text',
    title: 'The text is not strict JSON',
    why: 'The service takes strict JSON only: no comments, no trailing commas, double quotes. The rest of the definition is checked all the same.',
    source: 'docs.globus.org, authoring flows: introduction',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "End": true, } }
//                                              ^ json-syntax: comma after the last item
// = fix "Remove the comma"
}`,
        `{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "End": True } }
//                                          ^^^^ json-syntax: no JSON value
// = fix "Change to true"
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
        `{ "Comment": "a // b /* c */", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    // An empty file is no slip of the pen: definition-not-object says what it needs.
    if (document.text.trim() === '') return;
    for (const problem of firstAtEachPlace(problemsOf(document))) found(problem);
  },
  render: ({ code, span }, document) => {
    const [what, todo] = WORDS[code];
    const found = document.text.slice(span.offset, span.offset + span.length);
    const at =
      span.length > 0 ? span : { offset: Math.max(0, span.offset - 1), length: Math.min(1, span.offset) };
    const instead = code === 'invalid-symbol' ? INSTEAD.get(found) : undefined;
    return { at, what, todo: instead ? `Write ${instead}.` : todo };
  },
  fixes: ({ code, span }, document): Fix[] => {
    const edit = (newText: string): Edit[] => [{ span, newText }];
    if (code === 'trailing-comma') return [{ title: 'Remove the comma', edits: edit(''), safe: true }];
    if (code === 'comment') return [{ title: 'Remove the comment', edits: edit(''), safe: false }];
    if (code === 'comma-expected') {
      const before = lastInk(document.text, span.offset);
      return [
        {
          title: 'Add the comma',
          edits: [{ span: { offset: before, length: 0 }, newText: ',' }],
          safe: true,
        },
      ];
    }
    const instead = INSTEAD.get(document.text.slice(span.offset, span.offset + span.length));
    if (code === 'invalid-symbol' && instead)
      return [{ title: `Change to ${instead}`, edits: edit(instead), safe: true }];
    return [];
  },
});

/** One mistake often raises several problems at one place, or right behind it: the first names the cause. */
function firstAtEachPlace(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const kept: SyntaxProblem[] = [];
  for (const problem of problems) {
    const last = kept.at(-1);
    const follows = last && problem.span.offset <= last.span.offset + last.span.length + 1;
    const again = last?.code === problem.code && last.span.offset === problem.span.offset;
    if (!again && (!follows || last.code === 'trailing-comma' || last.code === 'comment')) kept.push(problem);
  }
  return kept;
}

function lastInk(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Everything that is wrong with the JSON, in order, at its place in the document. */
function problemsOf(document: FlowDocument): readonly SyntaxProblem[] {
  const { problems, split } = document.structure;
  if (!split) return problems;
  const inStates: SyntaxProblem[] = [];
  for (const [index, state] of document.states.entries())
    for (const { code, span } of state.problems) inStates.push({ code, span: document.spanOf(index, span) });
  return [...problems, ...inStates].sort((a, b) => a.span.offset - b.span.offset);
}
