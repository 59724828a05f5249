import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const state = (role: string, end = '"End": true') =>
  `{ "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "InputPath": "$", "RunAs": "${role}", "ResultPath": "$.x", ${end} }`;

const found = (schema: object, ...roles: string[]) => {
  const states = roles.map(
    (role, i) => `"S${i}": ${state(role, i + 1 < roles.length ? `"Next": "S${i + 1}"` : undefined)}`,
  );
  const source = `{ "StartAt": "S0", "States": { ${states.join(', ')} } }\n// -- schema.json\n${JSON.stringify(schema)}`;
  return reports(open(readFixture(source)))
    .filter(({ rule }) => rule.id === 'tokens-not-allowed')
    .map(({ rule, message }) => `${message.severity ?? rule.severity} ${message.related?.length ?? 0}`);
};

const tokens = { type: 'object', properties: { Curator: { type: 'string' } }, required: ['Curator'] };

test.each<[string, object, string[]]>([
  ['no schema to speak of', {}, []],
  ['an open one', { properties: { a: {} } }, ['information 0']],
  ['a closed one', { properties: { a: {} }, additionalProperties: false }, ['warning 0']],
  ['tokens that need not be there', { properties: { _tokens: tokens } }, ['information 0']],
  ['tokens that must be there', { properties: { _tokens: tokens }, required: ['_tokens'] }, []],
  [
    'tokens of another role only',
    {
      properties: { _tokens: { properties: { B: {} }, additionalProperties: false } },
      required: ['_tokens'],
    },
    ['warning 0'],
  ],
])('%s', (_, schema, expected) => expect(found(schema, 'Curator')).toEqual(expected));

test('one finding a role; what is nearly a word is none', () => {
  const closed = { properties: { a: {} }, additionalProperties: false };
  expect(found(closed, 'A', 'B', 'A', 'flow', 'User')).toEqual(['warning 1', 'warning 0']);
});
