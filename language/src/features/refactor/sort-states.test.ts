import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.rewrite.sortStates';

test('states in the order of the flow; each keeps its text, and what lies between stays', () =>
  expect(
    refactored(
      `/*|*/{
\t"StartAt": "A",
\t"States": {
\t\t"Lost": { "Type": "Pass", "End": true },

\t\t"B": {
\t\t\t"Type": "Fail"
\t\t},
\t\t"A": { "Type": "Pass", "Next": "B" }
\t}
}`,
      KIND,
    ),
  ).toBe(`{
\t"StartAt": "A",
\t"States": {
\t\t"A": { "Type": "Pass", "Next": "B" },

\t\t"B": {
\t\t\t"Type": "Fail"
\t\t},
\t\t"Lost": { "Type": "Pass", "End": true }
\t}
}`));

const flow = (states: string) => `{ "StartAt/*|*/": "A", "States": { ${states} } }`;

test.each([
  ['sorted already', flow('"A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail" }')],
  [
    'a name twice',
    flow('"B": { "Type": "Fail" }, "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail" }'),
  ],
  ['broken', flow('"B": { "Type": }, "A": { "Type": "Pass", "Next": "B" }')],
])('not offered: %s', (_, source) => expect(titles(source, KIND)).toEqual([]));

test('inside of a state it is offered only to those who ask for all', () => {
  const source =
    '{ "StartAt": "A", "States": { "B": { "Type/*|*/": "Fail" }, "A": { "Type": "Pass", "Next": "B" } } }';
  expect(titles(source, KIND)).toEqual([]);
  expect(refactored(source, KIND)).toContain('{ "A"');
});
