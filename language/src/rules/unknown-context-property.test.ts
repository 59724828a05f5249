import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const state = (parameters: string) => `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": {
${parameters}
}, "End": true } } }`;

test('wherever the context is read', () => {
  const source = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$['_context']['nobody']", "IsNull": true, "Next": "B" }], "Default": "B" },
//                                                                     ^^^^^^ unknown-context-property: It has flow_id
    "B": { "Type": "Pass", "Parameters": { "a.=": "\`$._context.Email\` or _context['mail']", "b.$": "$._context.token_info.expires" }, "End": true }
//                                                             ^^^^^ unknown-context-property: “email”
//                                                                                 ^^^^ unknown-context-property: “email”
//                                                                                                                        ^^^^^^^ unknown-context-property: exp, iat and nbf
  }
}`;
  expect(mismatches(source, 'unknown-context-property')).toEqual([]);
});

test('not a property of that name elsewhere, nor what is only asked for', () => {
  const source = state(
    `"a.$": "$.x._context.y", "b.=": "is_present('_context.caller')", "c.$": "$._context", "d.=": "_context.identities[0].x"`,
  );
  expect(mismatches(source, 'unknown-context-property')).toEqual([]);
});

test('the name alone is changed', () => {
  const text = fixed(state(`"a.=": "'\\\\u00e9' + _context['user_i']"`), 'Change to “user_id”');
  expect(text).toContain(`"'\\\\u00e9' + _context['user_id']"`);
});
