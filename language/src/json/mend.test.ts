import { describe, expect, test } from 'vitest';
import { missingIn, withMissing } from './mend.ts';
import { parseJson } from './parse.ts';

/** What was taken out stands between ⟦ and ⟧. */
function readCase(marked: string): { text: string; whole: string } {
  return { text: marked.replace(/⟦.*?⟧/g, ''), whole: marked.replace(/[⟦⟧]/g, '') };
}

const STATE = (line: string) => `{\n  "States": {\n    ${line}\n  }\n}`;

describe('what a text lacks', () => {
  test.each([
    ['the quote before a name', STATE('⟦"⟧Next": "A",')],
    ['the quote behind a name', STATE('"Next⟦"⟧: "A",')],
    ['the quote before a value', STATE('"Next": ⟦"⟧A",')],
    ['the quote before a path', STATE('"id.$": ⟦"⟧$.input.id",')],
    ['the quote behind a value', STATE('"Next": "A⟦"⟧,')],
    ['the quote behind a sentence with a comma', STATE('"Comment": "First this, then that.⟦"⟧,')],
    ['the quote between members on one line', STATE('"A": { "Type": "Pass⟦"⟧, "End": true }')],
    ['the quote before a bracket', STATE('"States⟦"⟧: {}')],
    ['a colon', STATE('"A"⟦:⟧ { "Type": "Pass" }')],
    ['a brace behind a name', '{\n  "States":⟦{⟧\n    "A": 1\n  }\n}'],
    ['a bracket behind a name', '{\n  "Choices":⟦[⟧\n    { "Next": "A" }\n  ]\n}'],
    ['the brace at the beginning', '⟦{⟧"StartAt": "A",\n  "States": {}\n}'],
    ['a brace in a list', '{\n  "Choices": [⟦{⟧\n      "Next": "A"\n    }\n  ]\n}'],
    ['a closing brace', '{\n  "A": {\n    "End": true⟦}⟧\n  ,\n  "B": 1\n}'],
    ['a closing bracket', '{\n  "A": [\n    1,\n    2⟦]⟧\n  ,\n  "B": 1\n}'],
    ['the quote behind a bracket of the value', STATE('"x.=": "[a, b]⟦"⟧,')],
    ['the quote behind a bracket of a list', STATE('"x": [⟦"⟧a"],')],
    ['a bracket in the line that closes it', STATE('"x": ⟦[⟧"a"],')],
    ['a bracket at the end of the line that opens it', STATE('"x": ["a"⟦]⟧,\n    "y": 1')],
    ['two things', '{\n  "A": {\n    "Next⟦"⟧: "B",\n    "C": ⟦"⟧D"\n  }\n}'],
  ])('%s', (_, marked) => {
    const { text, whole } = readCase(marked);
    expect(withMissing(text, missingIn(text))).toBe(whole);
  });

  test.each([
    ['in a text that is in order', '{\n  "A": "x\\"y",\n  "B": [1, { "C": null }]\n}'],
    ['where the indentation tells nothing', '{ "A": {\n"B": 1,\n"C": [\n2 ] },\n"D": 3 }'],
    ['where a line says nothing that could be JSON', '{\n  // a "word\n  "A": 1\n}'],
    ['at the end, which is not written yet', '{\n  "A": {\n    "B": 1'],
    ['of a line that is longer than any that people write', `{ "A": "${'x '.repeat(1000)} }`],
  ])('nothing %s', (_, text) => expect(missingIn(text)).toEqual([]));
});

test('the tree is that of the whole text, and stands where things stand in the text that there is', () => {
  const text = '{\n  "A: {\n    "Next": B",\n    "End": true\n  }\n}';
  const { root, problems } = parseJson(text);
  const inner = root?.members[0];
  expect(inner?.name).toBe('A');
  expect(inner?.value?.members.map(m => [m.name, m.value?.value])).toEqual([
    ['Next', 'B'],
    ['End', true],
  ]);
  const end = inner?.value?.members[1]?.node ?? { offset: 0, length: 0 };
  expect(text.slice(end.offset, end.offset + end.length)).toBe('"End": true');
  expect(problems.map(({ code, span }) => [code, span.offset])).toEqual([
    ['quote-expected', text.indexOf(': {')],
    ['quote-expected', text.indexOf('B"')],
  ]);
});
