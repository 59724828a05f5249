import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { directivesOf } from './directive.ts';

/** What is read of that Comment (as it stands between the quotes), each stretch as it stands in the text. */
function read(comment: string): [string[], string, string][] {
  const text = `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "${comment}", "End": true } } }`;
  const [state] = new FlowDocument('file:///a.flow.json', text).states;
  if (!state) throw new Error('there is no state');
  const slice = ({ offset, length }: { offset: number; length: number }) =>
    state.text.slice(offset, offset + length);
  return directivesOf(state).map(({ names, reason, at }) => [names.map(n => slice(n.at)), reason, slice(at)]);
}

describe('the suppressions in a Comment', () => {
  test.each<[string, ReturnType<typeof read>]>([
    ['Copies the data.', []],
    ['gflow-ignored a: b', []],
    ['not-gflow-ignore a: b', []],
    ['gflow-ignore a-b: why', [[['a-b'], 'why', 'gflow-ignore a-b: why']]],
    ['gflow-ignore a,b , c : x: y. z ', [[['a', 'b', 'c'], 'x: y. z', 'gflow-ignore a,b , c : x: y. z']]],
    [
      'Text. gflow-ignore a: one. gflow-ignore b: two\\nText: more',
      [
        [['a'], 'one.', 'gflow-ignore a: one.'],
        [['b'], 'two', 'gflow-ignore b: two'],
      ],
    ],
    ['\\u00e4\\tgflow-ignore a: \\"quoted\\"', [[['a'], '"quoted"', 'gflow-ignore a: \\"quoted\\"']]],
    ['gflow-ignore', [[[], '', 'gflow-ignore']]],
    ['gflow-ignore: why', [[[], 'why', 'gflow-ignore: why']]],
    ['gflow-ignore a because', [[['a'], '', 'gflow-ignore a because']]],
    ['gflow-ignore a: …', [[['a'], '', 'gflow-ignore a: …']]],
    ['gflow-ignore a, : why', [[['a'], '', 'gflow-ignore a, : why']]],
  ])('%s', (comment, expected) => expect(read(comment)).toEqual(expected));
});

test('a Comment that is no text, or stands elsewhere, says nothing', () => {
  const text = `{
    "StartAt": "A",
    "States": {
      "A": { "Type": "Pass", "Comment": ["gflow-ignore a: b"], "Result": { "Comment": "gflow-ignore a: b" }, "End": true }
    }
  }`;
  const { head, states } = new FlowDocument('file:///a.flow.json', text);
  expect([head, ...states].flatMap(directivesOf)).toEqual([]);
});
