import { FlowDocument } from '../document/flow-document.ts';
import type { SyntaxProblem, SyntaxProblemCode } from '../json/parse.ts';
import { applyEdits } from '../json/text.ts';
import type { State } from '../model/state.ts';
import { breaks } from '../model/unit.ts';
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
  'opening-brace-expected': ['An object is not opened.', 'Add the missing {.'],
  'opening-bracket-expected': ['An array is not opened.', 'Add the missing [.'],
  'closing-brace-expected': ['An object is not closed.', 'Add the missing }.'],
  'closing-bracket-expected': ['An array is not closed.', 'Add the missing ].'],
  'text-after-end': [
    'The definition ends before this.',
    'A file holds one JSON object: remove what follows it.',
  ],
  'quote-expected': ['A double quote is missing here.', 'Names and strings stand between two of them.'],
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

const ESCAPE = /\\./gs;
const KNOWN_ESCAPE = /^\\["\\/bfnrtu]$/;
const CONTROL = /\p{Cc}/gu;

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
    const problems = slipsOf(document);
    // An empty file is no slip of the pen: definition-not-object says what it needs.
    if (problems.length === 0 || document.text.trim() === '') return;
    for (const problem of problems) found(problem);
  },
  render: ({ code, span }, document) => {
    const [what, todo] = WORDS[code];
    const found = document.text.slice(span.offset, span.offset + span.length);
    const at =
      span.length > 0 ? span : { offset: Math.max(0, span.offset - 1), length: Math.min(1, span.offset) };
    const instead = code === 'invalid-symbol' ? INSTEAD.get(found) : undefined;
    return { at, what, todo: instead ? `Write ${instead}.` : todo };
  },
  fixes: (problem, document): Fix[] => {
    const fix = fixOf(problem, document.text);
    return fix && helps(fix, problem, document) ? [fix] : [];
  },
});

/** What is most likely meant; safe where nothing else can be. */
function fixOf({ code, span }: SyntaxProblem, text: string): Fix | undefined {
  const { offset, length } = span;
  const found = text.slice(offset, offset + length);
  const change = (title: string, newText: string, safe = false): Fix => ({
    title,
    edits: [{ span, newText }],
    safe,
  });
  const add = (title: string, newText: string, safe = false): Fix => ({
    title,
    edits: [{ span: { offset: lastInk(text, offset), length: 0 }, newText }],
    safe,
  });
  switch (code) {
    case 'trailing-comma':
      return change('Remove the comma', '', true);
    case 'comment':
      return change('Remove the comment', '');
    case 'comma-expected':
      // A bracket of the other kind: what it stands in is not closed.
      if (found === '}') return add('Close the array', ']');
      if (found === ']') return add('Close the object', '}');
      return add('Add the comma', ',', true);
    case 'colon-expected':
      return add('Add the colon', ':', true);
    case 'opening-brace-expected':
      return change('Add the brace', ' {');
    case 'opening-bracket-expected':
      return change('Add the bracket', ' [');
    case 'quote-expected':
      return change('Add the double quote', '"');
    case 'closing-brace-expected':
    case 'closing-bracket-expected': {
      // Behind it goes on what does not belong there.
      if (offset < text.trimEnd().length)
        return code === 'closing-brace-expected'
          ? change('Close the object', '}')
          : change('Close the array', ']');
      const closing = closingOf(text);
      return add(`Close what is open: ${closing}`, closing);
    }
    case 'text-after-end':
      return {
        title: 'Remove all that follows',
        edits: [{ span: { offset, length: text.length - offset }, newText: '' }],
        safe: false,
      };
    case 'invalid-escape':
      return change(
        'Double the backslash',
        found.replace(ESCAPE, all => (KNOWN_ESCAPE.test(all) ? all : `\\${all}`)),
      );
    case 'invalid-character':
      return change(
        'Write it as an escape',
        found.replace(CONTROL, one => JSON.stringify(one).slice(1, -1)),
        true,
      );
    case 'invalid-symbol': {
      const instead = INSTEAD.get(found);
      return instead === undefined ? undefined : change(`Change to ${instead}`, instead, true);
    }
    default:
      return undefined;
  }
}

/** The brackets that close all that a text leaves open. */
function closingOf(text: string): string {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g))
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === open.at(-1)) open.pop();
  return open.reverse().join('');
}

/** Less is wrong with the JSON afterwards; nothing, where brackets were added at the end. */
function helps({ edits }: Fix, { code }: SyntaxProblem, document: FlowDocument): boolean {
  const left = slipsOf(new FlowDocument(document.uri, applyEdits(document.text, edits))).length;
  return code.startsWith('closing-') ? left === 0 : left < slipsOf(document).length;
}

/**
 * One mistake often raises several problems: right behind it, in the rest of its line, and where the brackets that it
 * has hidden are missed. The first names the cause.
 */
function slipsOf(document: FlowDocument): SyntaxProblem[] {
  const problems = problemsOf(document);
  // To read the whole text takes longer than all else that an edit needs.
  if (problems.length === 0) return [];
  const { text } = document;
  const kept: SyntaxProblem[] = [];
  let lineEnd = -1;
  for (const problem of problems) {
    const { offset, length } = problem.span;
    const last = kept.at(-1);
    if (last?.code === problem.code && last.span.offset === offset) continue;
    const follows =
      offset <= lineEnd || (last && breaks(last) && offset <= last.span.offset + last.span.length + 1);
    // A word of Python stands for a value: all around it is in order.
    const alone = !breaks(problem) || (!follows && INSTEAD.has(text.slice(offset, offset + length)));
    if (!alone && (follows || (CONSEQUENCES.has(problem.code) && kept.some(breaks)))) continue;
    kept.push(problem);
    if (alone) continue;
    const end = text.indexOf('\n', offset);
    lineEnd = end < 0 ? text.length : end;
  }
  return kept;
}

/** Brackets that are not where they are expected, which they often are not after another slip. */
const CONSEQUENCES: ReadonlySet<SyntaxProblemCode> = new Set([
  'closing-brace-expected',
  'closing-bracket-expected',
  'text-after-end',
]);

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
  for (const index of document.statesWhere(hasProblems))
    for (const { code, span } of document.states[index]?.problems ?? [])
      inStates.push({ code, span: document.spanOf(index, span) });
  return [...problems, ...inStates].sort((a, b) => a.span.offset - b.span.offset);
}

function hasProblems({ problems }: State): boolean {
  return problems.length > 0;
}
