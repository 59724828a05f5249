import { describe, expect, test } from 'vitest';
import { type ValidateOptions, validate } from '../validate.ts';

const SCHEMA = '{ "type": "object", "properties": { "id": { "type": "string", "format": "uid" } } }';
const FLOW = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
const TEST = `{ "flowtest": 1, "flow": ${FLOW}, "cases": [{ "name": "runs", "input": {} }] }`;

function told(name: string, text: string, rule: string, more: ValidateOptions & { state?: string } = {}) {
  const { state, ...options } = more;
  const suppression = { rule, reason: 'It is meant so.', ...(state !== undefined && { state }) };
  return validate(text, `file:///${name}`, { ...options, suppressions: [suppression] }).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

const unused = (rule: string, where = 'this file, but it finds nothing there') =>
  `unused-suppression: The project file suppresses the rule “${rule}” in ${where}. Take it out of the project file.`;

describe('a suppression of the project file', () => {
  test('takes a finding away in documents of every kind', () => {
    expect(validate(SCHEMA, 'file:///a.schema.json').map(({ code }) => code)).toEqual(['schema-format']);
    expect(told('a.schema.json', SCHEMA, 'schema-format')).toEqual([]);
  });

  test.each([
    ['a.schema.json', SCHEMA.replace('uid', 'uuid'), 'schema-format'],
    ['a.flow.json', FLOW, 'unreachable-state'],
    ['a.flowtest.json', TEST, 'duplicate-key'],
    ['globus-flows.json', '{}', 'principal-urn'],
  ])('is told where nothing is found: %s', (name, text, rule) => {
    expect(told(name, text, rule)).toEqual([unused(rule)]);
  });

  test('is told where the rule is for documents of another kind, or the state is not there', () => {
    expect(told('a.flow.json', FLOW, 'schema-format')).toEqual([unused('schema-format')]);
    expect(told('a.schema.json', SCHEMA.replace('uid', 'uuid'), 'no-exit')).toEqual([unused('no-exit')]);
    expect(told('a.schema.json', SCHEMA.replace('uid', 'uuid'), 'schema-format', { state: 'A' })).toEqual([
      unused('schema-format', 'state “A”, which does not exist'),
    ]);
  });

  test('may be of use where what the rule needs is not known', () => {
    expect(told('a.schema.json', '{ "type": "object" }', 'schema-unused-input')).toEqual([]);
    expect(told('globus-flows.json', '{}', 'public-as-flow')).toEqual([]);
    expect(told('a.input.json', '{}', 'input-invalid')).toEqual([]);
    const inputSchema = { uri: 'file:///a.schema.json', text: '{ "type": "object" }' };
    expect(told('a.input.json', '{}', 'input-invalid', { inputSchema })).toEqual([unused('input-invalid')]);
    expect(told('a.schema.json', '{ "type": "object" ', 'schema-format')).toEqual([
      expect.stringMatching(/^json-syntax/),
    ]);
  });

  test('of a rule that there is not is a matter of the project file', () => {
    expect(told('a.flow.json', FLOW, 'nothing')).toEqual([]);
  });
});
