import { describe, expect, test } from 'vitest';
import { painter } from '../paint.ts';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { text } from './text.ts';

const flow = '{\n  "StartAt": "B",\n  "States": { "A": { "Type": "Fail" } }\n}\n';

test('a finding is a line that editors jump by, the place in the text, what is related, and the fix', () => {
  const file = checked('flows/a.flow.json', flow, [
    finding(flow, '"B"', {
      related: [
        { uri: 'file:///work/flows/a.flow.json', range: rangeOf(flow, '"A"'), message: 'The state “A”.' },
      ],
      fix: { title: 'Change to “A”', edits: [{ range: rangeOf(flow, '"B"'), newText: '"A"' }] },
    }),
    finding(flow, 'Fail', { rule: 'other', severity: 'hint', message: 'It ends here. Good.' }),
  ]);
  expect(text(result([file, checked('b.flow.json', flow)]))).toBe(`\
flows/a.flow.json:2:14: error: There is no state “B”. Add it. [unknown-state]
  2 |   "StartAt": "B",
    |              ^^^
flows/a.flow.json:3:15: note: The state “A”.
  fix: Change to “A”

flows/a.flow.json:3:31: hint: It ends here. Good. [other]
  3 |   "States": { "A": { "Type": "Fail" } }
    |                               ^^^^

2 flow definitions checked: 1 error, 1 note; 1 can be fixed with --fix.
`);
});

test('a related place in another file has that file’s name', () => {
  const related = [{ uri: 'file:///work/a%20b.schema.json', range: rangeOf(flow, '{'), message: 'Here.' }];
  expect(text(result([checked('a.flow.json', flow, [finding(flow, '"B"', { related })])]))).toContain(
    '\na b.schema.json:1:1: note: Here.\n',
  );
});

describe('the summary', () => {
  test('of nothing says what would count', () =>
    expect(text(result([]))).toMatch(/^No flow definition found\. A file counts as one if/));

  test('is missing where nothing could be checked', () =>
    expect(text(result([], { problems: [{ path: 'a', message: 'It is a folder.' }] }))).toBe(''));

  test('names every kind', () => {
    const kinds = ['run-input', 'flow-definition', 'run-input', 'project-file'] as const;
    const files = kinds.map(kind => ({ ...checked('a.json', '{}'), kind }));
    expect(text(result(files))).toBe(
      '1 flow definition, 2 run inputs and 1 project file checked: no findings.\n',
    );
  });
});

test('colours are for terminals', () => {
  const coloured = text(result([checked('a.flow.json', flow, [finding(flow, '"B"')])]), painter(true));
  expect(coloured).toContain('\u001b[31merror:\u001b[0m');
  expect(coloured.split('\n').at(-2)).not.toContain('\u001b');
});

test('nothing in a flow can steer the terminal, or make up a line', () => {
  const odd = '{ "StartAt": "\u001b[2J\u202eB" }';
  const message = 'There is no state “\u001b[2J\na.flow.json:1:1: error: made up”.';
  const shown = text(result([checked('a.flow.json', odd, [finding(odd, '\u001b[2J\u202eB', { message })])]));
  expect(shown).toBe(`\
a.flow.json:1:15: error: There is no state “\\u001b[2J\\u000aa.flow.json:1:1: error: made up”. [unknown-state]
  1 | { "StartAt": "\\u001b[2J\\u202eB" }
    |               ^^^^^^^^^^^^^^^^
\n1 flow definition checked: 1 error.\n`);
});
