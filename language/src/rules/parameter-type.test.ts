import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const found = (url: string, parameters: string) => {
  const flow = `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "${url}", "Parameters": ${parameters}, "ResultPath": "$.a", "End": true } } }
// -- schema.json
{
  "type": "object",
  "properties": {
    "text": { "type": "string" },
    "maybe": { "type": "string" },
    "either": { "type": ["string", "integer"] },
    "nothing": { "type": "null" },
    "whole": { "type": "integer" },
    "list": { "type": "array", "items": { "type": "string" } },
    "any": {}
  },
  "required": ["text", "either", "list", "whole", "nothing", "any"]
}`;
  return reports(open(readFixture(flow)))
    .filter(r => r.rule.id === 'parameter-type')
    .map(r => r.message.what);
};

const TRANSFER = 'https://transfer.actions.globus.org/transfer';
const LS = 'https://transfer.actions.globus.org/ls';

test('a value of another type than the provider takes is reported', () => {
  expect(found(TRANSFER, '{ "DATA.$": "$.text" }')).toEqual([
    '“DATA” of “Transfer: Transfer Task” must be an array, but “$.text” is a string.',
  ]);
  expect(
    found(TRANSFER, '{ "DATA": [{ "source_path.$": "$.whole" }, { "source_path.$": "$.text" }] }'),
  ).toEqual([
    '“DATA[0].source_path” of “Transfer: Transfer Task” must be a string, but “$.whole” is a whole number.',
  ]);
  expect(found(LS, '{ "limit.=": "str(whole)" }')).toEqual([
    '“limit” of “Transfer: List Directory Contents” must be a whole number, but what this expression gives is a string.',
  ]);
  expect(found(LS, '{ "endpoint_id.$": "$.list[*]" }')).toHaveLength(1);
  expect(found(LS, '{ "limit.$": "$.maybe" }')).toHaveLength(1);
});

test('what may be right is not', () => {
  for (const parameters of [
    '{ "limit.$": "$.either" }',
    '{ "limit.$": "$.any" }',
    '{ "limit.$": "$.nothing" }',
    '{ "limit.$": "$.whole" }',
    '{ "limit.=": "whole + 1" }',
    '{ "limit.=": "whole +" }',
    '{ "no_such.$": "$.text" }',
    '{ "endpoint_id.$": "$.text" }',
  ])
    expect(found(LS, parameters), parameters).toEqual([]);
  expect(found(TRANSFER, '{ "sync_level.$": "$.text" }')).toEqual([]);
  expect(found('https://example.org/', '{ "limit.$": "$.text" }')).toEqual([]);
});
