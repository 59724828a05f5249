import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { COMPARISONS } from '../model/comparisons.ts';
import { readFixture } from '../testing/fixture.ts';
import { type Completion, completions } from './completion.ts';
import { hover } from './hover.ts';
import { definition, references } from './navigation.ts';
import { symbols } from './symbols.ts';

/** The document and the offset of the mark in it. */
function at(source: string): [FlowDocument, number] {
  const { main } = readFixture(source);
  if (main.cursor === undefined) throw new Error('the fixture has no cursor');
  return [new FlowDocument('file:///a.flow.json', main.text), main.cursor];
}

const offered = (source: string) => completions(...at(source)).map(c => c.label);

function accepted(source: string, label: string): string {
  const [document, offset] = at(source);
  const item = completions(document, offset).find((c: Completion) => c.label === label);
  return item ? applyEdits(document.text, [item.edit]) : `${label} is not offered`;
}

const inState = (body: string) => `{ "StartAt": "A", "States": { "A": ${body}, "B": { "Type": "Fail" } } }`;

describe('completion of fields', () => {
  test('of the definition', () =>
    expect(offered('{ "StartAt": "A", /*|*/ }')).toEqual(['States', 'Comment']));
  test('an empty file', () => expect(offered('{ /*|*/')).toEqual(['StartAt', 'States', 'Comment']));
  test('of a state without a type', () => expect(offered(inState('{ /*|*/ }'))).toEqual(['Type', 'Comment']));
  test('of a state: not what is there, nor what it excludes', () => {
    expect(offered(inState('{ "Type": "Wait", "Seconds": 5, /*|*/ }'))).toEqual(['Comment', 'Next', 'End']);
    expect(offered(inState('{ "Type": "Action", "ActionUrl": "https://x", "End": true, /*|*/ }'))).toEqual([
      'Comment',
      'ActionScope',
      'Parameters',
      'InputPath',
      'ResultPath',
      'WaitTime',
      'ExceptionOnActionFailure',
      'RunAs',
      'Catch',
    ]);
  });
  test('of a catcher and of choice rules', () => {
    expect(offered(inState('{ "Type": "Action", "Catch": [{ /*|*/ }] }'))).toEqual([
      'ErrorEquals',
      'Next',
      'ResultPath',
    ]);
    const rule = offered(inState('{ "Type": "Choice", "Choices": [{ "Variable": "$.x", /*|*/ }] }'));
    expect(rule).toEqual([...COMPARISONS.map(c => c.name), 'Next']);
    const nested = offered(
      inState('{ "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.x", /*|*/ }] }] }'),
    );
    expect(nested).not.toContain('Next');
  });
  test('half-typed, with and without quotes, and before another member', () => {
    expect(accepted(inState('{ "Type": "Pass", "Ne/*|*/" }'), 'Next')).toBe(
      inState('{ "Type": "Pass", "Next": "$1" }'),
    );
    expect(accepted(inState('{ "Type": "Pass", Ne/*|*/ }'), 'Next')).toBe(
      inState('{ "Type": "Pass", "Next": "$1" }'),
    );
    expect(accepted(inState('{ "Type": "Pass", "/*|*/": "B" }'), 'Next')).toBe(
      inState('{ "Type": "Pass", "Next": "B" }'),
    );
    expect(accepted(inState('{ /*|*/ "End": true }'), 'Type')).toBe(inState('{ "Type": "$1", "End": true }'));
  });
});

describe('completion of values', () => {
  test('all eight types', () => expect(offered(inState('{ "Type": "/*|*/" }'))).toHaveLength(8));
  test('state names wherever a state is named', () => {
    expect(offered(inState('{ "Type": "Pass", "Next": "/*|*/" }'))).toEqual(['A', 'B']);
    expect(offered(inState('{ "Type": "Pass", "Next": /*|*/ }'))).toEqual(['A', 'B']);
    expect(offered('{ "StartAt": "/*|*/", "States": { "A": { "Type": "Fail" } } }')).toEqual(['A']);
    expect(offered(inState('{ "Type": "Choice", "Default": "/*|*/" }'))).toEqual(['A', 'B']);
    expect(offered(inState('{ "Type": "Action", "Catch": [{ "Next": "/*|*/" }] }'))).toEqual(['A', 'B']);
    expect(accepted(inState('{ "Type": "Pass", "Next": "x/*|*/" }'), 'B')).toBe(
      inState('{ "Type": "Pass", "Next": "B" }'),
    );
  });
  test('action URLs by title, none that is retired', () => {
    const source = inState('{ "Type": "Action", "ActionUrl": "/*|*/" }');
    expect(offered(source)).toContain('Transfer: Transfer Task');
    expect(offered(source)).toHaveLength(18);
    expect(accepted(source, 'Transfer: Transfer Task')).toContain(
      '"https://transfer.actions.globus.org/transfer"',
    );
  });
  test('exceptions, RunAs, truth values', () => {
    expect(offered(inState('{ "Type": "Action", "Catch": [{ "ErrorEquals": ["/*|*/"] }] }'))).toContain(
      'ActionTimeout',
    );
    expect(offered(inState('{ "Type": "Action", "RunAs": "/*|*/" }'))).toEqual(['User', 'Flow']);
    expect(offered(inState('{ "Type": "Pass", "End": /*|*/ }'))).toEqual(['true', 'false']);
  });
  test('nothing where anything may stand', () => {
    expect(offered(inState('{ "Type": "Pass", "Comment": "/*|*/" }'))).toEqual([]);
    expect(offered(inState('{ "Type": "Pass", "Result": { "/*|*/" } }'))).toEqual([]);
  });
});

test('completion of provider parameters, those of array elements too', () => {
  const transfer = (body: string) =>
    inState(
      `{ "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "Parameters": ${body} }`,
    );
  const names = offered(transfer('{ "label": "x", /*|*/ }'));
  expect(names).toEqual(expect.arrayContaining(['source_endpoint.$', 'source_endpoint', 'DATA']));
  expect(names).not.toContain('label');
  expect(offered(transfer('{ "DATA": [{ "source_path.$": "$.x", /*|*/ }] }'))).toEqual(
    expect.arrayContaining(['destination_path.$', 'recursive']),
  );
  expect(accepted(transfer('{ /*|*/ }'), 'DATA.$')).toContain('"DATA.\\$": "\\$.$1"');
});

describe('hover', () => {
  const text = (source: string) => hover(...at(source))?.contents ?? '';
  test('a field, with its default and its page', () => {
    expect(text(inState('{ "Type": "Action", "Wait/*|*/Time": 5 }'))).toMatch(
      /\*\*WaitTime\*\* \(integer\).*Default: `300`.*docs\.globus\.org/s,
    );
  });
  test('a state, where it is declared and where it is named', () => {
    const b = /\*\*B\*\* \(Fail\).*Comes after “A”.*The run ends here/s;
    expect(text(inState('{ "Type": "Pass", "Next": "/*|*/B" }'))).toMatch(b);
    expect(
      text(
        '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "/*|*/B": { "Type": "Fail" } } }',
      ),
    ).toMatch(b);
  });
  test('a type, a provider, a retired provider, a parameter', () => {
    expect(text(inState('{ "Type": "Pa/*|*/ss" }'))).toContain('rearranges the payload');
    const url = (u: string, p = '') => inState(`{ "Type": "Action", "ActionUrl": "${u}"${p} }`);
    expect(text(url('https://transfer.actions.globus.org/trans/*|*/fer'))).toContain('`source_endpoint`');
    expect(text(url('https://actions.globus.org/transfer/l/*|*/s'))).toContain('No longer there: use');
    expect(
      text(url('https://transfer.actions.globus.org/transfer', ', "Parameters": { "DA/*|*/TA": [] }')),
    ).toContain('required');
  });
  test('nothing about what is the author’s own', () => {
    expect(text(inState('{ "Type": "Pass", "Result": { "x/*|*/": 1 } }'))).toBe('');
  });
});

test('definition and references of a state', () => {
  const [document, offset] = at(
    '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "/*|*/B" }, "B": { "Type": "Pass", "Next": "B" } } }',
  );
  const key = definition(document, offset);
  expect(document.text.slice(key?.offset).startsWith('"B": {')).toBe(true);
  expect(references(document, key?.offset ?? 0, false)).toHaveLength(2);
  expect(references(document, offset, true)).toHaveLength(3);
});

test('the outline has the states with their types', () => {
  const document = new FlowDocument('file:///a', inState('{ "Type": "Pass", "Next": "B" }'));
  expect(symbols(document)).toMatchObject([
    { name: 'A', detail: 'Pass' },
    { name: 'B', detail: 'Fail' },
  ]);
});
