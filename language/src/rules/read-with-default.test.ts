import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { fixed } from '../testing/check.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';

const flow = (parameters: string, type = 'ExpressionEval') => `{
  "StartAt": "A",
  "States": { "A": { "Type": "${type}", "Parameters": { ${parameters} }, "ResultPath": "$.a", "End": true } }
}
// -- schema.json
{
  "type": "object",
  "properties": {
    "text": { "type": "string" }, "count": { "type": "integer" }, "yes": { "type": "boolean" },
    "list": { "type": "array" }, "source": { "type": "object" }, "any": {}
  }
}`;

const titles = (source: string) =>
  reports(open(readFixture(source))).flatMap(r => r.fixes().map(f => f.title));

test.each([
  ['text', "''"],
  ['count', '0'],
  ['yes', 'False'],
  ['list', '[]'],
  ['source', '{}'],
  ['any', 'None'],
])('the default of %s is the emptiest value of its type', (name, value) => {
  const call = `getattr('${name}', ${value})`;
  const source = flow(`"x.$": "$.${name}"`);
  expect(fixed(source, `Read it with a default: ${call}`)).toContain(`"x.=": "${call}"`);
});

test.each([
  ['whether a Pass state evaluates expressions is not known', flow('"x.$": "$.text"', 'Pass')],
  ['there is such a key already', flow('"x.$": "$.text", "x.=": "1"')],
  ['the quotes would end an f-string', flow(`"x.=": "f'{text}'"`)],
  ['a back-quoted path is no name', flow('"x.=": "`$.text`"')],
])('not offered where %s', (_, source) =>
  expect(titles(source).filter(t => t.includes('getattr'))).toEqual([]),
);
