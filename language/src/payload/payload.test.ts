import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence } from '../shape/shape.ts';

const payloadOf = (states: object, schema?: object) =>
  new FlowDocument(
    'file:///a.flow.json',
    JSON.stringify({ StartAt: 'A', States: states }),
    schema ? { inputSchema: schema } : {},
  ).facts.payload;

test('a rule that denies a type and has not matched may have had no value', () => {
  const schema = { type: 'object', properties: { x: { type: ['integer', 'string'] } } };
  for (const operator of ['IsNumeric', 'IsString', 'IsTimestamp', 'IsNull']) {
    const payload = payloadOf(
      {
        A: { Type: 'Choice', Choices: [{ Variable: '$.x', [operator]: false, Next: 'B' }], Default: 'C' },
        B: { Type: 'Pass', End: true },
        C: { Type: 'Pass', End: true },
      },
      schema,
    );
    const presence = (index: number) => {
      const part = payload.part(index, ['x']);
      return part && lookup(part, ['x']).presence;
    };
    expect(presence(2), operator).toBe(Presence.Present | Presence.Optional);
    if (operator !== 'IsTimestamp') expect(presence(1), operator).toBe(Presence.Present);
  }
});

test('a value that is put into itself round after round comes to an end', () => {
  const payload = payloadOf({
    A: {
      Type: 'Action',
      ActionUrl: 'https://a.example',
      ResultPath: '$.made',
      Next: 'A',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' }],
    },
    B: { Type: 'ExpressionEval', Parameters: { 'x.$': '$.list' }, ResultPath: '$.list[0]', Next: 'A' },
  });
  expect(payload.part(0, ['list'])).toBeDefined();
});

test('what is asked first does not decide what is known of the rest', () => {
  const states = {
    A: { Type: 'Pass', Parameters: { 'x.$': '$.count' }, ResultPath: '$.x', Next: 'B' },
    B: { Type: 'Pass', InputPath: '$.text', ResultPath: '$', Next: 'A' },
  };
  const schema = {
    type: 'object',
    properties: { text: { type: 'string' }, count: { type: 'integer' } },
    required: ['text', 'count'],
    additionalProperties: false,
  };
  const presences = (...keys: string[]) => {
    const payload = payloadOf(states, schema);
    for (const key of keys) payload.part(0, [key]);
    const part = payload.part(0, ['count']);
    return part && lookup(part, ['count']).presence;
  };
  expect(presences('text')).toBe(Presence.Present | Presence.Absent);
  expect(presences('count')).toBe(Presence.Present | Presence.Absent);
});
