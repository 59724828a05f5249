import { expect, test } from 'vitest';
import { expressionAt, pathsIn } from './expression-at.ts';

/** What is under the bar in a line. */
function under(line: string): string | undefined {
  return expressionAt(line.replace('|', ''), line.indexOf('|'))?.text;
}

test.each([
  ['"from.$": "$.sou|rce.path",', '$.source.path'],
  ['"from.$": "|$.source.path",', '$.source.path'],
  ['"from.$": "$.files[0].na|me",', '$.files[0].name'],
  [`"from.$": "$['odd na|me'][*]",`, "$['odd name'][*]"],
  ['"x.=": "`$.a.b|` + 1"', '$.a.b'],
  ['"x.=": "size * cou|nt"', 'count'],
  ['"x.=": "box.siz|e + 1"', 'box.size'],
  ['"x.=": "rows[0|].n"', 'rows[0].n'],
  ['"Variable": "$|", "IsNull": true', '$'],
  ['"fro|m.$": "$.a"', undefined],
  ['"Comment": "cou|nt"', undefined],
  ['"price": "5$.p|"', undefined],
])('%s', (line, found) => {
  expect(under(line)).toBe(found);
});

test('all paths of a line', () => {
  const line = '{ "Variable": "$.a", "NumericEqualsPath": "$.b[0]", "x.=": "`$.c` + `$.d`" }';
  expect(pathsIn(line).map(({ text }) => text)).toEqual(['$.a', '$.b[0]', '$.c', '$.d']);
});
