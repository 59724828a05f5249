import { expect, test } from 'vitest';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { hover } from './hover.ts';

const text = (source: string) => hover(...atCursor(source))?.contents ?? '';
const action = (url: string, more = '') => inState(`{ "Type": "Action", "ActionUrl": "${url}"${more} }`);

test('a field, with its default, what excludes it and its page', () => {
  expect(text(inState('{ "Type": "Action", "Wait/*|*/Time": 5 }'))).toMatch(
    /\*\*WaitTime\*\* \(integer\) in an Action state.*Default: `300`.*docs\.globus\.org/s,
  );
  expect(text(inState('{ "Type": "Wait", "Sec/*|*/onds": 5 }'))).toContain('Not together with `SecondsPath`');
  expect(text('{ "Start/*|*/At": "A" }')).toContain('required');
});

test('a field of a state that has no type yet', () =>
  expect(text(inState('{ "Action/*|*/Url": "x" }'))).toContain('action provider'));

test('an operator of a choice rule, a nested one too', () =>
  expect(
    text(inState('{ "Type": "Choice", "Choices": [{ "Not": { "Variable": "$.x", "IsN/*|*/ull": true } }] }')),
  ).toContain('is null'));

test('a state, where it is declared and where it is named', () => {
  const b = /\*\*B\*\* \(Fail\).*Comes after “A”.*The run ends here, as failed/s;
  expect(text(inState('{ "Type": "Pass", "Next": "/*|*/B" }'))).toMatch(b);
  expect(
    text(
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "/*|*/B": { "Type": "Fail" } } }',
    ),
  ).toMatch(b);
});

test('a state: who can reach it in more than one step, and whether it can be reached again', () => {
  const pass = (next: string) => `{ "Type": "Pass", "Next": "${next}" }`;
  const flow = (c: string) =>
    `{ "StartAt": "A", "States": { "A": ${pass('B')}, "B": ${pass('C')}, "/*|*/C": ${pass(c)}, "D": { "Type": "Fail" } } }`;
  expect(text(flow('D'))).toMatch(/Comes after “B”.*Can be reached from “A” too\.\n/s);
  expect(text(flow('A'))).toContain('It lies in a loop.');
});

test('a type, RunAs, an exception', () => {
  expect(text(inState('{ "Type": "Pa/*|*/ss" }'))).toContain('rearranges the payload');
  expect(text(inState('{ "Type": "Action", "RunAs": "Fl/*|*/ow" }'))).toContain('identity of the flow');
  expect(text(inState('{ "Type": "Action", "RunAs": "toStr/*|*/ing" }'))).toContain('`_tokens.toString`');
  expect(
    text(inState('{ "Type": "Action", "Catch": [{ "ErrorEquals": ["ActionTime/*|*/out"] }] }')),
  ).toContain('WaitTime');
});

test('a provider, a retired one, a parameter', () => {
  expect(text(action('https://transfer.actions.globus.org/trans/*|*/fer'))).toContain('`source_endpoint`');
  expect(text(action('https://actions.globus.org/transfer/l/*|*/s'))).toContain('No longer there: use');
  const transfer = (parameters: string) =>
    text(action('https://transfer.actions.globus.org/transfer', `, "Parameters": ${parameters}`));
  expect(transfer('{ "DA/*|*/TA": [] }')).toContain('required');
  expect(transfer('{ "DATA": [{ "source_/*|*/path.$": "$.x" }] }')).toContain('by JSONPath');
});

test('in broken text', () =>
  expect(text('{ "StartAt": "A" "States": { "A": { "Type": "Wa/*|*/it", ')).toContain('**Wait**'));

test('nothing about what is the author’s own', () => {
  expect(text(inState('{ "Type": "Pass", "Result": { "x/*|*/": 1 } }'))).toBe('');
  expect(text(inState('{ "Type": "Pass", "Comment": "Wa/*|*/it" }'))).toBe('');
  expect(text(inState('{ /*|*/ }'))).toBe('');
});
