import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

/** What is said of an expression where `text` is a text and `list` a list of texts. */
function said(expression: string): string[] {
  const source = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": ${JSON.stringify(expression)} }, "ResultPath": "$.a", "End": true }
  }
}
// -- schema.json
{
  "type": "object",
  "properties": { "text": { "type": "string" }, "list": { "type": "array", "items": { "type": "string" } } },
  "required": ["text", "list"],
  "additionalProperties": false
}`;
  return reports(open(readFixture(source))).map(r => `${r.rule.id}: ${r.message.todo}`);
}

test('an expression may index a text', () => {
  expect(said("text[0] == '/'")).toEqual([]);
  expect(said("list[0][-1] == '/'")).toEqual([]);
});

test('what a text or a list has not is missing', () => {
  expect(said('text.more')).toHaveLength(1);
  expect(said('text[0].more')).toHaveLength(1);
});

test('who asks for a length learns how Python says it', () => {
  expect(said('text.length')).toEqual(['path-never-set: How many there are says “len(text)”.']);
  expect(said('list[0].size')).toEqual(['path-never-set: How many there are says “len(list[0])”.']);
});
