import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validate } from '../language/src/index.ts';

const NAMES = [
  'a.flow.json',
  'a.schema.json',
  'a.input.json',
  'globus-flows.json',
  'a.flowtest.json',
] as const;
const SCHEMA = {
  uri: 'file:///a.schema.json',
  text: '{ "type": "object", "properties": { "x": { "type": "string" } } }',
};

/** Whatever the text is, it is checked without an error of ours. */
function survive(text: string): void {
  for (const name of NAMES) validate(text, `file:///${name}`, { inputSchema: SCHEMA });
  validate('{}', 'file:///a.flow.json', { inputSchema: { uri: SCHEMA.uri, text } });
}

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.json'))
  .map(file => ({ file, text: readFileSync(folder + file, 'utf8') }));

const PIECES = [
  ...'{}[]:,"\\/*.$=\n \u2028\ud800\u0000',
  ...['"States"', '"StartAt"', '"Type"', '"Choice"', '"Action"', '"Parameters"', '"x.$"', '"x.="', '"$.a["'],
  ...[
    '"And"',
    '"Catch"',
    '"$ref"',
    '"#"',
    '"properties"',
    '"allOf"',
    '1e999',
    '-',
    'true',
    'null',
    '"(("',
    '"\\ud800"',
  ],
];

describe('texts that nobody would write', () => {
  test('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survive), { numRuns: 100 });
  });

  test('random pieces of definitions', () => {
    const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));
    fc.assert(fc.property(soup, survive), { numRuns: 200 });
  });

  test('any JSON where states are', () => {
    const state = fc.json({ maxDepth: 4 });
    const keys = fc.constantFrom(
      'Type',
      'Parameters',
      'Choices',
      'Catch',
      'Next',
      'ResultPath',
      'ActionUrl',
      'Handler',
    );
    const flow = fc
      .array(fc.tuple(keys, state), { maxLength: 8 })
      .map(
        members =>
          `{ "StartAt": "A", "States": { "A": { "Type": "Action", ${members.map(([key, value]) => `"${key}": ${value}`).join(', ')} } } }`,
      );
    fc.assert(fc.property(flow, survive), { numRuns: 200 });
  });

  test.each(examples)('$file, cut off anywhere', ({ text }) => {
    const step = Math.max(1, Math.floor(text.length / 60));
    for (let end = 0; end < text.length; end += step) survive(text.slice(0, end));
  });

  test('the examples with a piece of another cut in', () => {
    const splice = fc
      .record({
        from: fc.nat(),
        to: fc.nat(),
        one: fc.constantFrom(...examples),
        other: fc.constantFrom(...examples),
      })
      .map(({ from, to, one, other }) => {
        const [a, b] = [from % one.text.length, to % other.text.length];
        return one.text.slice(0, a) + other.text.slice(b);
      });
    fc.assert(
      fc.property(splice, text => survive(text)),
      { numRuns: 100 },
    );
  });
});

const deep = (depth: number, open: string, close: string, inside = '') =>
  open.repeat(depth) + inside + close.repeat(depth);
const flow = (state: string) => `{ "StartAt": "A", "States": { "A": { ${state}, "End": true } } }`;
const expression = (text: string) =>
  flow(`"Type": "ExpressionEval", "ResultPath": "$.x", "Parameters": { "x.=": ${JSON.stringify(text)} }`);
const choice = (rule: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [${rule}], "Default": "B" }, "B": { "Type": "Fail" } } }`;
const LEAF = '{ "Variable": "$.x", "IsPresent": true }';

describe('nesting', () => {
  test.each([
    ['brackets', deep(100_000, '[', ']')],
    ['brackets that stay open', '['.repeat(100_000)],
    ['objects', deep(10_000, '{ "a": ', ' }', '1')],
    ['parameters', flow(`"Type": "Pass", "Parameters": ${deep(450, '{ "a": ', ' }', '1')}`)],
    ['Not', choice(`{ "Next": "B", "Not": ${deep(450, '{ "Not": ', ' }', LEAF)} }`)],
    ['And and Or', choice(`{ "Next": "B", "And": ${deep(220, '[{ "Or": ', ' }]', `[${LEAF}]`)} }`)],
    ['brackets in an expression', expression(deep(20_000, '(', ')', 'a'))],
    ['brackets that stay open in an expression', expression('['.repeat(20_000))],
    ['not, not, not', expression(`${'not '.repeat(20_000)}a`)],
    ['minus, minus, minus', expression(`${'-'.repeat(20_000)}a`)],
    ['calls in calls', expression(deep(5_000, 'str(', ')', 'a'))],
    ['conditions in conditions', expression(`${'a if b else '.repeat(5_000)}c`)],
    ['comprehensions in comprehensions', expression(deep(500, '[', ' for x in y]', 'x'))],
    ['powers of powers', expression(`${'2 ** '.repeat(5_000)}2`)],
    ['a path of names', flow(`"Type": "Pass", "InputPath": "$${'.a'.repeat(20_000)}"`)],
    ['a path of brackets', flow(`"Type": "Pass", "InputPath": "$${'[0]'.repeat(20_000)}"`)],
    ['schemas in schemas', deep(450, '{ "properties": { "a": ', ' } }', '{}')],
    ['branches of branches', deep(230, '{ "allOf": [', '] }', '{}')],
    ['a reference to itself', '{ "$ref": "#" }'],
    [
      'references that go round',
      '{ "$ref": "#/definitions/a", "definitions": { "a": { "$ref": "#/definitions/b" }, "b": { "allOf": [{ "$ref": "#/definitions/a" }] } } }',
    ],
  ])('%s', (_, text) => survive(text));
});

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
const chain = (n: number, state: (i: number) => string) =>
  `{ "StartAt": "S0", "States": { ${numbers(n)
    .map(i => `"S${i}": { ${state(i)}, ${i === n - 1 ? '"End": true' : `"Next": "S${i + 1}"`} }`)
    .join(', ')} } }`;

/** Texts that grow with a number; [what, how it is made, a number that takes some milliseconds]. */
const GROWING: [what: string, text: (n: number) => string, n: number][] = [
  ['states', n => chain(n, i => `"Type": "Pass", "Result": { "n": ${i} }, "ResultPath": "$.r${i}"`), 300],
  [
    'states that all read',
    n => chain(n, i => `"Type": "Pass", "Parameters": { "a.$": "$.r${i}.x" }, "ResultPath": "$.r${i + 1}"`),
    150,
  ],
  [
    'states that replace the payload',
    n => chain(n, i => `"Type": "Pass", "Parameters": { "p${i}.$": "$.p${i - 1}" }`),
    150,
  ],
  [
    'states that nothing leads to',
    n => chain(n, () => '"Type": "Pass"').replace('"StartAt": "S0"', `"StartAt": "S${n - 1}"`),
    300,
  ],
  [
    'names that are nearly right',
    n => chain(n, () => '"Type": "Pass"').replaceAll('"Next": "S', '"Next": "T'),
    400,
  ],
  [
    'the same key',
    n =>
      flow(
        `"Type": "Pass", ${numbers(n)
          .map(() => '"Comment": "x"')
          .join(', ')}`,
      ),
    250,
  ],
  [
    'keys that do not exist',
    n =>
      flow(
        `"Type": "Pass", ${numbers(n)
          .map(i => `"Field${i}": 1`)
          .join(', ')}`,
      ),
    500,
  ],
  [
    'parameters',
    n =>
      flow(
        `"Type": "Pass", "Parameters": { ${numbers(n)
          .map(i => `"p${i}.$": "$.a.b${i}"`)
          .join(', ')} }`,
      ),
    500,
  ],
  [
    'choice rules',
    n =>
      choice(
        numbers(n)
          .map(i => `{ "Variable": "$.x", "NumericEquals": ${i}, "Next": "B" }`)
          .join(', '),
      ),
    300,
  ],
  [
    'catchers',
    n =>
      flow(
        `"Type": "Action", "ActionUrl": "https://example.org/a", "Parameters": {}, "Catch": [${numbers(n)
          .map(i => `{ "ErrorEquals": ["E${i}"], "ResultPath": "$.e", "Next": "A" }`)
          .join(', ')}]`,
      ),
    600,
  ],
  [
    'operands',
    n =>
      expression(
        numbers(n)
          .map(i => `a${i}`)
          .join(' + '),
      ),
    800,
  ],
  ['one long text', n => flow(`"Type": "Pass", "Comment": "${'x '.repeat(n)}"`), 300_000],
  ['one long path', n => flow(`"Type": "Pass", "InputPath": "$${'.a'.repeat(n)}"`), 20_000],
  ['mistakes in the JSON', n => `[${'1 2 '.repeat(n)}]`, 2000],
  ['braces too many', n => '}'.repeat(n), 20_000],
];

const GROWING_SCHEMAS: [what: string, text: (n: number) => string, n: number][] = [
  [
    'properties',
    n =>
      `{ "type": "object", "properties": { ${numbers(n)
        .map(i => `"p${i}": { "type": "string" }`)
        .join(', ')} } }`,
    500,
  ],
  [
    'required names that are nearly right',
    n =>
      `{ "type": "object", "required": [${numbers(n)
        .map(i => `"q${i}"`)
        .join(', ')}], "properties": { ${numbers(n)
        .map(i => `"p${i}": {}`)
        .join(', ')} } }`,
    300,
  ],
  [
    'keywords that do not exist',
    n =>
      `{ "type": "object", ${numbers(n)
        .map(i => `"keyword${i}": 1`)
        .join(', ')} }`,
    500,
  ],
  [
    'references',
    n =>
      `{ "type": "object", "properties": { ${numbers(n)
        .map(i => `"p${i}": { "$ref": "#/definitions/d${i}" }`)
        .join(', ')} }, "definitions": { ${numbers(n)
        .map(i => `"d${i}": {}`)
        .join(', ')} } }`,
    300,
  ],
];

describe('time grows no faster than the text', () => {
  test.each([
    ...GROWING.map(one => [...one, 'a.flow.json'] as const),
    ...GROWING_SCHEMAS.map(one => [...one, 'a.schema.json'] as const),
  ])('%s', (_, make, n, name) => {
    const [text, more] = [make(Math.ceil(n / 2)), make(2 * n)];
    // Of the processor: what else the machine does is nobody's work here.
    const time = (input: string) => {
      const started = process.cpuUsage();
      validate(input, `file:///${name}`);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    // Linear is 4, quadratic is 16. The shortest of all is what the work takes: compilers and collectors only add.
    let [one, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let turn = 0; turn < 40 && (turn < 3 || long >= 9 * one); turn++) {
      one = Math.min(one, time(text));
      long = Math.min(long, time(more));
    }
    expect(long / one).toBeLessThan(9);
  });
});
