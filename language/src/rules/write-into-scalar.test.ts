import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const found = (path: string, result = '"Result": { "r": 1 }, "End": true') => {
  const flow = `{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${result}, "ResultPath": ${JSON.stringify(path)} } } }
// -- schema.json
{
  "type": "object",
  "properties": {
    "text": { "type": "string" },
    "maybe": { "type": "string" },
    "either": { "type": ["string", "object"] },
    "list": { "type": "array", "items": { "type": "number" } },
    "deep": { "type": "object", "properties": { "flag": { "type": "boolean" } }, "required": ["flag"] }
  },
  "required": ["text", "either", "list", "deep"],
  "additionalProperties": false
}`;
  return reports(open(readFixture(flow)))
    .filter(r => r.rule.id === 'write-into-scalar')
    .map(r => r.message.what);
};

test('a way through a value that is there and has no members is reported', () => {
  expect(found('$.text.more')).toEqual([
    '“$.text” is a string here, so nothing can be written to “$.text.more”.',
  ]);
  expect(found('$.deep.flag.a.b')).toHaveLength(1);
  expect(found('$.list.more')).toHaveLength(1);
  expect(found('$.list[0].more')).toEqual([]);
  expect(found('$.text[0]')).toHaveLength(1);
});

test('a way that may be free is not', () => {
  for (const path of [
    '$.text',
    '$.maybe.more',
    '$.either.more',
    '$.new.more',
    '$.deep.more',
    '$.new[0]',
    '$.list[7]',
  ])
    expect(found(path), path).toEqual([]);
});

test('a catcher writes too', () => {
  const flow = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Result": { "a": "x" }, "ResultPath": "$.set", "Next": "B" },
    "B": {
      "Type": "Action", "ActionUrl": "https://example.org", "ResultPath": "$.b", "End": true,
      "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.e", "Next": "C" }, { "ErrorEquals": ["States.ALL"], "ResultPath": "$.set['a'].error", "Next": "C" }]
    },
    "C": { "Type": "Pass", "End": true }
  }
}`;
  const [report, ...more] = reports(open(readFixture(flow))).filter(r => r.rule.id === 'write-into-scalar');
  expect(more).toEqual([]);
  const { offset, length } = report?.message.at ?? { offset: 0, length: 0 };
  expect(flow.slice(offset, offset + length)).toBe('error');
});
