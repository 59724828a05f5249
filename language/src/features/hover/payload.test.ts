import { expect, test } from 'vitest';
import { inState } from '../../testing/at-cursor.ts';
import { readFixture } from '../../testing/fixture.ts';
import { open } from '../../testing/open.ts';
import { hover } from '../hover.ts';

/** What is under the cursor, and what is said of it. */
function at(source: string): { under: string; says: string } {
  const fixture = readFixture(source);
  const document = open(fixture);
  const found = hover(document, fixture.main.cursor ?? 0);
  if (!found) return { under: '', says: '' };
  const { offset, length } = found.span;
  return { under: document.text.slice(offset, offset + length), says: found.contents };
}

const SCHEMA = `
// -- schema.json
{ "type": "object", "required": ["source"], "additionalProperties": false, "properties": {
  "source": { "type": "object", "description": "Where to copy from", "required": ["id"], "additionalProperties": false,
    "properties": { "id": { "type": "string", "format": "uuid" }, "path": { "type": "string" } } },
  "mode": { "const": "fast" }, "count": { "type": "integer" } } }`;

const TRANSFER = 'https://transfer.actions.globus.org/ls';

/** A flow in which an action lists a folder and, on an error, a Pass notes it; D comes after both and has that body. */
const flow = (body: string) => `{ "StartAt": "A", "States": {
  "A": { "Type": "Action", "ActionUrl": "${TRANSFER}", "Parameters": { "endpoint_id.$": "$.source.id", "path": "/" },
    "ResultPath": "$.List", "Next": "D",
    "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.Failure", "Next": "C" }] },
  "C": { "Type": "Pass", "Parameters": { "kind": "note", "size": 3 }, "ResultPath": "$.note", "Next": "D" },
  "D": ${body}
} }${SCHEMA}`;

const parameters = (entry: string) =>
  flow(`{ "Type": "Pass", "Parameters": { ${entry} }, "ResultPath": "$.out", "End": true }`);

test.each([
  ['the payload', '"x.$": "/*|*/$.source"', '$', ['an object', 'List?: {…}', 'source: {']],
  [
    'a step of it',
    '"x.$": "$.so/*|*/urce.id"',
    '.source',
    [
      'an object',
      'Where to copy from',
      '{ id: string, path?: string }',
      '"id": "0',
      'by its schema',
      'on every route',
    ],
  ],
  ['the next step', '"x.$": "$.source./*|*/id"', '.id', ['`$.source.id`: a string (uuid)', 'on every route']],
  ['one in quotes, at its end', `"x.$": "$['source']['id']/*|*/"`, "['id']", ['a string (uuid)']],
  [
    'what the schema lets be left out',
    '"x.$": "$.source.pa/*|*/th"',
    '.path',
    ['a string', 'lets it be left out'],
  ],
  [
    'what a state writes on some routes',
    '"x.$": "$.no/*|*/te.kind"',
    '.note',
    ['From “C”', 'missing on some routes: “A” → “D”'],
  ],
  [
    'what an action writes',
    '"x.$": "$.List.sta/*|*/tus"',
    '.status',
    [
      'one of "SUCCEEDED", "FAILED"',
      'From “A”, the result of Transfer: List',
      'missing on some routes: “A” (on an error) → “C” → “D”',
    ],
  ],
  ['what a catcher writes', '"x.$": "$.Fail/*|*/ure"', '.Failure', ['From “A” (on an error)']],
  ['what nothing writes', '"x.$": "$.no/*|*/where"', '.nowhere', ['`$.nowhere`\n\nIt is never there']],
  [
    'what Flows knows',
    '"x.$": "$._context.run/*|*/_id"',
    '.run_id',
    ['a string', 'What Flows knows of the run', 'on every route'],
  ],
  ['a constant', '"x.$": "$.note.ki/*|*/nd"', '.kind', ['`$.note.kind`: "note"']],
  [
    'several at once',
    '"x.$": "$.List.details.DATA[/*|*/*].name"',
    '[*]',
    ['`$.List.details.DATA[*]`: an array'],
  ],
  ['before the mistake in a path', '"x.$": "$.so/*|*/urce.[\'"', '.source', ['an object']],
])('%s', (_, entry, under, parts) => {
  const found = at(parameters(entry));
  expect(found.under).toBe(under);
  for (const part of parts) expect(found.says).toContain(part);
});

test('nothing at the mistake in a path', () => {
  expect(at(parameters('"x.$": "$.source.[\'/*|*/"')).says).toBe('');
  expect(at(parameters('"x.$": "sou/*|*/rce"')).says).toBe('');
});

test('the variable of a choice rule, and a path beside it', () => {
  const choice = (rule: string) => flow(`{ "Type": "Choice", "Choices": [{ ${rule}, "Next": "C" }] }`);
  expect(at(choice('"Variable": "$.cou/*|*/nt", "IsNull": true')).says).toContain('a whole number');
  expect(at(choice('"Variable": "$.count", "NumericEqualsPath": "$.note.si/*|*/ze"')).says).toContain(': 3');
});

test('where a result is written: what it is, and what it takes the place of', () => {
  const pass = (path: string) =>
    flow(`{ "Type": "Pass", "Parameters": { "a.$": "$.count" }, ${path}, "End": true }`);
  const result = at(pass('"ResultPath": "$.new.pla/*|*/ce"'));
  expect(result.under).toBe('.place');
  expect(result.says).toContain('`$.new.place`: an object\n\n`{ a: integer }`');
  expect(result.says).toContain('The result is written here');
  expect(at(pass('"ResultPath": "$.sou/*|*/rce.place"')).says).toContain('Where to copy from');
  expect(at(pass('"ResultPath": "/*|*/$"')).says).toContain('replaces the whole payload');
  expect(at(flow('{}').replace('$.Fail', '$./*|*/Fail')).says).toContain(
    'Written here when an error is caught',
  );
});

test('an escape in the string counts as one character', () => {
  const found = at(parameters(String.raw`"x.$": "$.s\u006furce.i/*|*/d"`));
  expect(found).toMatchObject({
    under: '.id',
    says: expect.stringContaining('`$.source.id`: a string (uuid)'),
  });
});

test('a state that no run gets to, and one whose input nobody describes', () => {
  const body = inState('{ "Type": "Pass", "Parameters": { "x.$": "$.a/*|*/b" }, "End": true }');
  expect(at(body).says).toContain('`$.ab`: any value\n\nFrom the run input.');
  expect(at(body.replace('"StartAt": "A"', '"StartAt": "B"')).says).toContain('No run gets to this state');
});

test.each([
  ['a name', '"x.=": "sou/*|*/rce.id"', 'source', ['an object', 'on every route']],
  ['an attribute of it', '"x.=": "source.i/*|*/d + \'x\'"', 'id', ['`source.id`: a string (uuid)']],
  ['a subscript', `"x.=": "source['i/*|*/d']"`, "'id'", ["`source['id'`: a string (uuid)"]],
  ['a path in back-quotes', '"x.=": "`$.source.i/*|*/d`"', '.id', ['a string (uuid)']],
  [
    'the path that a function looks up',
    `"x.=": "getattr('source.pa/*|*/th', '')"`,
    'path',
    ['a string', 'left out'],
  ],
  [
    'what a condition has made sure',
    `"x.=": "source.pa/*|*/th if is_present('source.path') else ''"`,
    'path',
    ['on every route'],
  ],
  [
    'what is made in a loop',
    '"x.=": "[f.name /*|*/+ \'x\' for f in List.details.DATA]"',
    "f.name + 'x'",
    ['a string'],
  ],
  ['the variable of a loop', '"x.=": "[f.na/*|*/me for f in List.details.DATA]"', 'name', ['f.name']],
  [
    'a function',
    '"x.=": "path/*|*/split(source.id)"',
    'pathsplit',
    ['pathsplit(path: string) → array', 'last name'],
  ],
  ['a method of a text', '"x.=": "source.id.sp/*|*/lit(\'-\')"', 'split', ['split(sep?', '→ array']],
  ['a method of an object', '"x.=": "source.ke/*|*/ys()"', 'keys', ['names of the members']],
  ['what an operator makes', '"x.=": "source.id /*|*/+ \'x\'"', "source.id + 'x'", ['a string']],
  ['the whole value of a constant', '"x.=": "4/*|*/2"', '42', ['`42`: 42', 'always `42`']],
  ['what is the same in every run', '"x.=": "mode /*|*/== \'fast\'"', "mode == 'fast'", ['true or false']],
  ['a sum of constants', `"x.=": "'a' /*|*/+ 'b'"`, "'a' + 'b'", ['Its value is always `"ab"`']],
])('in an expression: %s', (_, entry, under, parts) => {
  const found = at(parameters(entry));
  expect(found.under).toBe(under);
  for (const part of parts) expect(found.says).toContain(part);
});

test('an id of a collection', () => {
  const id = '0000000/*|*/0-1111-2222-3333-444444444444';
  const { says } = at(
    flow(
      `{ "Type": "Action", "ActionUrl": "${TRANSFER}", "Parameters": { "endpoint_id": "${id}" }, "End": true }`,
    ),
  );
  expect(says).toContain('The id of a collection');
  expect(says).toContain('collections/00000000-1111-2222-3333-444444444444/overview');
});

test('ids that say by themselves what they belong to', () => {
  const id = '0000000/*|*/0-1111-2222-3333-444444444444';
  expect(at(parameters(`"who": ["urn:globus:groups:id:${id}"]`)).says).toContain('groups/00000000-1111');
  expect(at(parameters(`"who": "urn:globus:auth:identity:${id}"`)).says).toContain('an identity');
  expect(at(parameters(`"who": "${id}"`)).says).toBe('');
  expect(
    at(flow(`{ "Type": "Action", "ActionUrl": "https://flows.globus.org/flows/${id}" }`)).says,
  ).toContain('app.globus.org/flows/00000000-1111');
});
