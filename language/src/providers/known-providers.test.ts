import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { hover } from '../features/hover.ts';
import { diagnostics } from '../validate.ts';
import { KnownProviders, type ToldProvider } from './known-providers.ts';
import { strangersIn } from './strangers.ts';

const URL = 'https://example.org/actions/count';

const flowOf = (parameters: object, url = URL) =>
  JSON.stringify({
    StartAt: 'Count',
    States: {
      Count: {
        Type: 'Action',
        ActionUrl: url,
        Parameters: parameters,
        ResultPath: '$.Count',
        WaitTime: 60,
        End: true,
      },
    },
  });

const told = (inputSchema: unknown, more: Partial<ToldProvider> = {}): ToldProvider => ({
  url: `${URL}/`,
  title: 'Count Files',
  day: '2026-03-04',
  inputSchema,
  ...more,
});

const found = (text: string, ...providers: ToldProvider[]) =>
  diagnostics(
    new FlowDocument('file:///a.flow.json', text, { providers: new KnownProviders(providers) }),
  ).map(({ code, message }) => `${code}: ${message}`);

const SCHEMA = {
  type: 'object',
  properties: { folder: { type: 'string' }, depth: { type: 'integer', minimum: 1 } },
  required: ['folder'],
  additionalProperties: false,
};

test('parameters are held against what the provider has told, with its date', () => {
  const text = flowOf({ foldr: '/a/', depth: 'x' });
  expect(found(text)).toEqual([]);
  expect(found(text, told(SCHEMA))).toEqual([
    'unknown-parameter: “Count Files” (as it told on 2026-03-04) has no parameter “foldr”. Did you mean “folder”?',
    'parameter-value: “depth” of “Count Files” (as it told on 2026-03-04) must be a whole number. It is "x".',
  ]);
  expect(found(flowOf({}), told(SCHEMA))[0]).toMatch(/^missing-parameter: .* needs folder/);
  expect(found(flowOf({ folder: '/a/', depth: 2 }), told(SCHEMA))).toEqual([]);
});

test('the pointer tells when that was', () => {
  const text = flowOf({});
  const document = new FlowDocument('file:///a.flow.json', text, {
    providers: new KnownProviders([told(SCHEMA, { synchronous: true })]),
  });
  const contents = hover(document, text.indexOf(URL))?.contents;
  expect(contents).toContain('**Count Files**');
  expect(contents).toContain('As it told of itself on 2026-03-04.');
  expect(contents).toContain('Answers at once.');
});

test('what is known of them can come and go', () => {
  const text = flowOf({ foldr: 1 });
  const plain = new FlowDocument('file:///a.flow.json', text);
  expect(diagnostics(plain)).toEqual([]);
  const knowing = plain.with({ providers: new KnownProviders([told(SCHEMA)]) });
  expect(diagnostics(knowing).map(({ code }) => code)).toEqual(['unknown-parameter']);
  const edited = knowing.edited({ span: { offset: text.indexOf('foldr'), length: 5 }, newText: 'folder' });
  expect(diagnostics(edited).map(({ code }) => code)).toEqual(['parameter-value']);
  expect(diagnostics(edited.with({}))).toEqual([]);
});

test('what a run has shown of an answer is known below its state, with its day; what is documented stands', () => {
  const states = (url: string) => `{
    "StartAt": "Count",
    "States": {
      "Count": { "Type": "Action", "ActionUrl": "${url}", "Parameters": {}, "ResultPath": "$.Count", "WaitTime": 60, "Next": "Use" },
      "Use": { "Type": "Pass", "Parameters": { "n.$": "$.Count.details.files", "d.$": "$.Count.details" }, "End": true }
    }
  }`;
  const hoverAt = (text: string, path: string, url: string, details: unknown) => {
    const learned = [{ state: 'Count', url, day: '2026-03-04', details }];
    const document = new FlowDocument('file:///a.flow.json', text, {
      providers: new KnownProviders([], learned),
    });
    return hover(document, text.indexOf(path) + path.length - 2)?.contents ?? '';
  };
  const text = states(URL);
  expect(hoverAt(text, '"$.Count.details.files"', URL, { files: 0 })).toContain('number');
  expect(hoverAt(text, '"$.Count.details"', URL, { files: 0 })).toContain('In a run on 2026-03-04');
  // The state calls something else by now.
  expect(hoverAt(text, '"$.Count.details.files"', 'https://example.org/other', { files: 0 })).not.toContain(
    'number',
  );
  const transfer = 'https://transfer.actions.globus.org/transfer';
  expect(hoverAt(states(transfer), '"$.Count.details.files"', transfer, { files: '' })).toContain('number');
});

test('a provider of the snapshot is not told of twice', () => {
  const text = flowOf({ echo_string: 'a' }, 'https://actions.globus.org/hello_world');
  const other = told({ type: 'object', properties: {}, additionalProperties: false });
  expect(found(text, { ...other, url: 'https://actions.globus.org/hello_world' })).toEqual(found(text));
});

test.each([
  ['a reference', { ...SCHEMA, $ref: '#/x' }],
  ['one of several', { ...SCHEMA, oneOf: [{ required: ['a'] }] }],
  ['names by pattern', { ...SCHEMA, patternProperties: { '^f': {} } }],
  ['any name', { ...SCHEMA, additionalProperties: { type: 'number' } }],
  ['no schema', 'nothing'],
  ['no object', { type: ['array'], items: [{ type: 'string' }] }],
])('%s is more than is understood: nothing is said', (_, schema) => {
  expect(found(flowOf({ foldr: 1 }), told(schema)).filter(text => /^(unknown|missing)/.test(text))).toEqual(
    [],
  );
});

test('only addresses that may be right are those of strangers', () => {
  const strangers = (url: string) => strangersIn(new FlowDocument('file:///a.flow.json', flowOf({}, url)));
  for (const url of [URL, 'http://127.0.0.1:8080/a']) expect(strangers(url)).toEqual([url]);
  for (const url of [
    'https://actions.globus.org/hello_world',
    'https://actions.globus.org/helo_world',
    'https://actions.globsu.org/hello_world',
    'https://actions.automate.globus.org/hello_world',
    'https://flows.globus.org/flows/7b5a0000-0000-4000-8000-000000000000',
    'http://example.org/a',
    'http://127.0.0.1.example.org/a',
    'https://user@example.org/a',
    'https://example.org/a?b',
    '<your provider>',
  ])
    expect(strangers(url), url).toEqual([]);
});

const name = fc.constantFrom('folder', 'foldr', 'depth', 'a', 'items', '__proto__');
const { schema } = fc.letrec<{ schema: unknown }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      true,
      {},
      { type: 'string' },
      { type: ['integer', 'null'] },
      { enum: [1, 'a'] },
      { $ref: '#' },
    ),
    fc.record(
      {
        type: fc.constantFrom('object', 'array', 'string', 3),
        properties: fc.dictionary(name, tie('schema')),
        required: fc.oneof(fc.array(name), fc.constant(true)),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        items: tie('schema'),
        anyOf: fc.array(tie('schema'), { maxLength: 2 }),
        minItems: fc.integer({ min: 0, max: 2 }),
      },
      { requiredKeys: [] },
    ),
  ),
}));

test('knowing less of providers never adds a finding', () => {
  const parameters = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(schema, parameters, fc.boolean(), (inputSchema, given, synchronous) => {
      const text = flowOf(given);
      const knowing = found(text, told(inputSchema, { synchronous }));
      for (const finding of found(text)) expect(knowing).toContain(finding);
    }),
    { numRuns: 400 },
  );
});
