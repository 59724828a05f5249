import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from './document/recognise.ts';
import { LineIndex } from './json/text.ts';
import { validate } from './validate.ts';

const codes = (text: string, uri = 'file:///a.flow.json') => validate(text, uri).map(d => d.code);

const flow = JSON.stringify(
  {
    StartAt: 'Copy',
    States: {
      Copy: {
        Type: 'Action',
        ActionUrl: 'https://transfer.actions.globus.org/transfer',
        Parameters: {
          'source_endpoint.$': '$.from.id',
          'destination_endpoint.$': '$.to.id',
          DATA: [{ 'source_path.$': '$.from.path', 'destination_path.$': '$.to.path' }],
        },
        ResultPath: '$.Copy',
        WaitTime: 3600,
        ExceptionOnActionFailure: true,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Stop' }],
        Next: 'Check',
      },
      Check: {
        Type: 'Choice',
        Choices: [
          {
            Or: [{ Variable: '$.a', IsNull: true }, { Not: { Variable: '$.b', NumericEquals: 1 } }],
            Next: 'Stop',
          },
        ],
        Default: 'Copy',
      },
      Stop: { Type: 'Pass', Comment: 'Stopped', End: true },
    },
  },
  null,
  2,
);

describe('bad input gets a finding, never an exception', () => {
  test.each([
    ['an empty file', '', ['definition-not-object']],
    ['no JSON', 'nonsense', ['json-syntax', 'definition-not-object'].slice(0, 1)],
    ['an array', '[1]', ['definition-not-object']],
    ['100 000 levels', '['.repeat(100_000), ['beyond-limits']],
    ['a text of 17 million characters', `{"a": "${'x'.repeat(17_000_000)}"}`, ['beyond-limits']],
    [
      'an unclosed object',
      '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}',
      ['json-syntax'],
    ],
    [
      'a value still to be typed',
      '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": }}}',
      ['json-syntax'],
    ],
    ['a byte order mark', `\uFEFF${flow}`, ['byte-order-mark']],
    ['a lone surrogate', flow.replace('Stopped', '\\udc00'), ['lone-surrogate']],
  ])('%s', (_, text, expected) => expect(codes(text)).toEqual(expected));

  test('CRLF and CR are line ends', () => {
    const broken = flow.replace('"Next": "Check"', '"Next": "Chek"');
    const [lf] = validate(broken, 'file:///a.flow.json');
    for (const end of ['\r\n', '\r']) {
      const [other] = validate(broken.replaceAll('\n', end), 'file:///a.flow.json');
      expect(other?.range).toEqual(lf?.range);
    }
  });

  test('a flow of 10 000 states', () => {
    const states = Array.from({ length: 10_000 }, (_, i) => [
      `S${i}`,
      i < 9_999 ? { Type: 'Pass', Next: `S${i + 1}` } : { Type: 'Pass', Next: 'S' },
    ]);
    const text = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) });
    expect(codes(text)).toEqual(['unknown-state']);
  });
});

describe('one mistake, one finding', () => {
  const edits: [string, string, string[]][] = [
    ['"StartAt": "Copy"', '"StartAt": "Copi"', ['unknown-state']],
    ['"Next": "Check"', '"Next": "Somewhere"', ['unknown-state']],
    ['"Next": "Check"', '"End": true', ['unreachable-state']],
    ['"Type": "Pass"', '"Type": "Succeed"', ['unknown-state-type']],
    ['"Type": "Choice"', '"Typ": "Choice"', ['unknown-state-type']],
    ['"NumericEquals": 1', '"NumericEqals": 1', ['unknown-field']],
    ['"NumericEquals": 1', '"NumericEquals": "1"', ['wrong-field-type']],
    ['"$.from.path"', '"from.path"', ['path-syntax']],
    ['"ResultPath": "$.Copy"', '"ResultPath": "Copy"', ['path-syntax']],
    ['"ResultPath": "$.Copy"', '"ResultPath": "$..Copy"', ['result-path']],
  ];
  test.each(edits)('%s → %s', (from, to, expected) => {
    expect(flow).toContain(from);
    expect(codes(flow.replace(from, to))).toEqual(expected);
  });
});

describe('whose file it is', () => {
  const definition = '{ "StartAt": "A", "States": { "A": { "Type": "Pass" } } }';
  test('each kind has rules of its own, told by the name, else by the content', () => {
    expect(codes('5', 'file:///x/a.input.json')).toEqual(['input-invalid']);
    expect(codes('5', 'file:///x/a.flowtest.json')).toEqual(['flow-test-invalid']);
    expect(codes('5', 'file:///x/a.schema.json')).toEqual(['schema-root']);
    expect(codes('5', 'file:///x/schema.json')).toEqual(['schema-root']);
    expect(codes('5', 'file:///x/globus-flows.json')).toEqual(['project-file-invalid']);
    expect(codes(definition, 'file:///x/definition.json')).toEqual(['missing-transition']);
    const action = definition.replace('"Pass"', '"AwaitWebInput"');
    expect(codes(action, 'file:///x/schema.json')).toContain('missing-transition');
  });
  test('whoever knows the kind says it', () => {
    const of = (kind: DocumentKind) => validate('5', 'file:///x/y.json', { kind }).map(d => d.code);
    expect(of('run-input')).toEqual(['input-invalid']);
    expect(of('none')).toEqual([]);
  });
  test('a run input is checked against its schema', () => {
    const inputSchema = { uri: 'file:///x/a.schema.json', text: '{ "type": "object", "required": ["n"] }' };
    const found = validate('{}', 'file:///x/a.input.json', { inputSchema });
    expect(found.map(d => d.code)).toEqual(['input-invalid']);
  });
  test('the project file can suppress in any document', () => {
    const suppression = { rule: 'schema-root', reason: 'as it is' };
    const options = { suppressions: [suppression, { ...suppression, state: 'A' }] };
    expect(validate('5', 'file:///x/a.schema.json', options)).toEqual([]);
  });
  test('a states language of AWS gets none, unless its name says that it is a flow', () => {
    const aws = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } },
    });
    expect(codes(aws, 'file:///x/machine.json')).toEqual([]);
    expect(codes(aws, 'file:///x/machine.flow.json')).toEqual(['unknown-state-type']);
  });
});

test('severities can be set, and rules switched off', () => {
  const text = flow.replace('"Next": "Check"', '"End": true');
  const [own] = validate(text, 'file:///a.flow.json');
  expect(own).toMatchObject({ severity: 2, tags: [1], source: 'gflow' });
  expect(validate(text, 'file:///a.flow.json', { rules: { 'unreachable-state': 'error' } })).toMatchObject([
    { severity: 1 },
  ]);
  expect(validate(text, 'file:///a.flow.json', { rules: { 'unreachable-state': 'off' } })).toEqual([]);
});

describe('properties', () => {
  const mutated = fc
    .array(fc.tuple(fc.nat(flow.length), fc.nat(40), fc.string({ maxLength: 8 })), { maxLength: 4 })
    .map(edits => edits.reduce((text, [at, n, put]) => text.slice(0, at) + put + text.slice(at + n), flow));

  test('any text is checked without an exception, twice alike, and ranges lie inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), text => {
        const found = validate(text, 'file:///a.flow.json');
        expect(validate(text, 'file:///a.flow.json')).toEqual(found);
        const lines = new LineIndex(text);
        for (const { range, message } of found) {
          expect(lines.position(lines.offset(range.start))).toEqual(range.start);
          expect(lines.offset(range.end)).toBeGreaterThanOrEqual(lines.offset(range.start));
          expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
