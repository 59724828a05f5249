import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const state = (parameters: string) => `{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Parameters": {
${parameters}
  }, "End": true } }
}`;

const silent = (source: string) => expect(mismatches(source, 'path-syntax')).toEqual([]);

test('says what a value is that is no path', () => {
  silent(
    state(`
"a.$": "$.x + $.y",
//      ^^^^^^^^^ path-syntax: is an expression
// = fix "Make it an expression"
"b.$": "States.Format('{}', $.x)",
//      ^^^^^^^^^^^^^^^^^^^^^^^^ path-syntax: Amazon’s states language
"c.$": "$$.Execution.Id",
//      ^^^^^^^^^^^^^^^ path-syntax: begins with $$
// = fix "Change to “$._context.run_id”"
"d.$": "$.x.",
//         ^ path-syntax: ends in a dot
// = fix "Change to “$.x”"
"e.$": "$.??",
//       ^^^ path-syntax: placeholder of a template
"f.$": "",
//     ^^ path-syntax: is empty
"g.=": true,
//     ^^^^ path-syntax: is not a string
// = fix "Take “.=” off the key"
"h.$": "$.x ",
//       ^^^ path-syntax: has a blank
// = fix "Change to “$.x”"
"i.$": "\`$.x\`"
//      ^^^^^ path-syntax: is in quotes
// = fix "Change to “$.x”"
`),
  );
});

test('a field that is no template cannot become an expression', () => {
  silent(`{
  "StartAt": "A",
  "States": { "A": { "Type": "Wait", "SecondsPath": "$.x * 60 + $.y", "End": true } }
//                                                   ^^^^^^^^^^^^^^ path-syntax: compute the value in an ExpressionEval state
}`);
});

test('makes an expression of a value', () => {
  const text = fixed(state('"sum.$": "$.my-list[0].n + $.b"'), 'Make it an expression');
  expect(text).toContain(`"sum.=": "\`$.my-list[0].n\` + b"`);
});

test('makes a constant of a word, unless there is one already', () => {
  expect(fixed(state('"action.$": "consume"'), 'Take “.$” off the key')).toContain('"action": "consume"');
  const both = state('"a.$": 5, "a": 6');
  expect(fixed(both, 'Take “.$” off the key')).toBe(both);
});

test('a place to write to has an example of its own', () => {
  silent(`{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "ResultPath": "result", "End": true } }
//                                                  ^^^^^^ path-syntax: for instance $.result
}`);
});
