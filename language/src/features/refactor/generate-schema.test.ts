import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { schemaFromUse } from './schema-from-use.ts';
import { refactored, titles } from './testing/refactor.ts';

function wanted(states: object, startAt = 'A') {
  return schemaFromUse(
    new FlowDocument('file:///a.flow.json', JSON.stringify({ StartAt: startAt, States: states })),
  );
}

const done = { Type: 'Pass', End: true };
const open = { type: 'object', additionalProperties: false };

describe('what is read', () => {
  test('and what a state fails without is required', () =>
    expect(
      wanted({
        A: {
          Type: 'Pass',
          Parameters: { 'x.$': '$.a.b', 'y.=': "getattr('c', 1)" },
          ResultPath: '$.x',
          End: true,
        },
      }),
    ).toEqual({
      ...open,
      required: ['a'],
      properties: { a: { ...open, required: ['b'], properties: { b: {} } }, c: {} },
    }));

  test('but not what a state before has written; what it has copied is the place that it was copied from', () =>
    expect(
      wanted({
        A: { Type: 'Pass', Parameters: { 'copy.$': '$.from', made: 1 }, ResultPath: '$.x', Next: 'B' },
        B: {
          Type: 'Pass',
          Parameters: { 'y.$': '$.x.copy.id', 'z.$': '$.x.made' },
          ResultPath: '$.y',
          End: true,
        },
      }),
    ).toEqual({
      ...open,
      required: ['from'],
      properties: { from: { type: 'object', required: ['id'], properties: { id: {} } } },
    }));

  test('what is asked for before it is read need not be there', () =>
    expect(
      wanted({
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }], Default: 'C' },
        B: { Type: 'Pass', InputPath: '$.a', ResultPath: '$.b', Next: 'C' },
        C: done,
      }),
    ).toEqual({ ...open, required: [], properties: { a: {} } }));

  test('whoever reads the whole reads all that is in it', () => {
    const read = (...paths: string[]) =>
      wanted({
        A: {
          Type: 'Pass',
          Parameters: Object.fromEntries(paths.map((path, i) => [`${i}.$`, path])),
          ResultPath: '$.x',
          End: true,
        },
      }).properties;
    expect(read('$.a', '$.a.b.c', '$.d[0].e', '$.d')).toEqual({
      a: {
        type: 'object',
        required: ['b'],
        properties: { b: { type: 'object', required: ['c'], properties: { c: {} } } },
      },
      d: { type: 'array', items: { type: 'object', required: ['e'], properties: { e: {} } } },
    });
  });

  test('elements of an array', () =>
    expect(
      wanted({ A: { Type: 'Pass', InputPath: '$.a[0].b', ResultPath: '$.b', End: true } }).properties,
    ).toEqual({
      a: { type: 'array', items: { ...open, required: ['b'], properties: { b: {} } } },
    }));

  test('the tokens of roles', () =>
    expect(
      wanted({
        A: { Type: 'Action', RunAs: 'Robot', End: true },
        B: { Type: 'Action', RunAs: 'Flow', End: true },
      }),
    ).toMatchObject({
      required: ['_tokens'],
      properties: { _tokens: { required: ['Robot'], properties: { Robot: { type: 'string' } } } },
    }));

  test('nothing', () => expect(wanted({ A: done })).toMatchObject({ required: [], properties: {} }));
});

describe('what it must be', () => {
  test('by what the action provider takes, with the pickers of the web app', () => {
    const { properties, required } = wanted({
      A: {
        Type: 'Action',
        ActionUrl: 'https://transfer.actions.globus.org/transfer',
        Parameters: {
          'source_endpoint.$': '$.source.id',
          'destination_endpoint.=': 'destination.id',
          'verify_checksum.$': '$.verify',
          DATA: [{ 'source_path.$': '$.source.path', destination_path: '/' }],
        },
        End: true,
      },
    });
    const id = { type: 'string', format: 'uuid' };
    const collection = { ...open, format: 'globus-collection' };
    expect(required).toEqual(['source', 'destination', 'verify']);
    expect(properties).toEqual({
      source: { ...collection, required: ['id', 'path'], properties: { id, path: { type: 'string' } } },
      destination: { ...collection, required: ['id'], properties: { id } },
      verify: { type: 'boolean' },
    });
  });

  test('by rules and expressions; nothing where they contradict each other', () =>
    expect(
      wanted({
        A: {
          Type: 'Choice',
          Choices: [{ Not: { Variable: '$.n', NumericLessThan: 3 }, Next: 'B' }],
          Default: 'B',
        },
        B: {
          Type: 'ExpressionEval',
          Parameters: {
            'a.=': "path.rstrip('/') + '/x'",
            'b.=': 'n - 1',
            'c.=': "mode == 'fast'",
            'd.=': '[x for x in list]',
            'e.=': "odd + 'x'",
            'f.=': 'odd * 2 - 1 if odd > 3 else 0',
          },
          ResultPath: '$.r',
          End: true,
        },
      }).properties,
    ).toEqual({
      n: { type: 'number' },
      path: { type: 'string' },
      mode: { type: 'string' },
      list: { type: 'array' },
      odd: {},
    }));
});

const FLOW =
  '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "SecondsPath": "$.wait", "End": true } } } /*|*/';

test('what a rule asks whether it is false, and a state uses, need not be true or false', () => {
  const choice = { Type: 'Choice', Default: 'Use' };
  const rules = ['$.asked', '$.used'].map(Variable => ({ Variable, BooleanEquals: false, Next: 'End' }));
  const used = { Type: 'Pass', InputPath: '$.used', ResultPath: '$.x', Next: 'End' };
  expect(wanted({ A: { ...choice, Choices: rules }, Use: used, End: done }).properties).toEqual({
    asked: { type: 'boolean' },
    used: {},
  });
});

test('a schema that is not there yet is made', () => {
  const [heading, ...lines] = refactored(FLOW, 'refactor.rewrite.inputSchema').split('\n');
  expect(heading).toBe('// -- main.schema.json');
  expect(JSON.parse(lines.join('\n'))).toEqual({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...open,
    required: ['wait'],
    properties: { wait: { type: 'integer' } },
  });
});

test('one that is there keeps what it says, and gets what it lacks', () => {
  const schema = '{\n  "required": ["x"],\n  "properties": {\n    "x": { "title": "X" }\n  }\n}';
  const wait = '"wait": {\n      "type": "integer"\n    }';
  expect(
    refactored(`${FLOW}\n// -- main.schema.json\n${schema}`, 'refactor.rewrite.inputSchema').trim(),
  ).toBe(
    `{\n  "required": ["x", "wait"],\n  "properties": {\n    "x": { "title": "X" },\n    ${wait}\n  }\n}`,
  );
});

test('none is offered for a definition that is broken, or inside of a state', () => {
  const kind = 'refactor.rewrite.inputSchema';
  expect(titles(FLOW, kind)).toEqual(['Generate the input schema from what the flow reads']);
  expect(titles('{ "StartAt": "A", "States": { "A": { "Type": "Pass" } /*|*/', kind)).toEqual([]);
  expect(
    titles('{ "StartAt": "A", "States": { "A": { /*|*/ "Type": "Pass", "End": true } } }', kind),
  ).toEqual([]);
});
