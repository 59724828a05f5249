import { describe, expect, test } from 'vitest';
import { applyEdits } from '../json/text.ts';
import { documentReports } from './index.ts';
import { documentOf, told } from './testing/check-document.ts';

describe('input schemas', () => {
  test.each<[string, string[]]>([
    // Web form: shapes that Globus publishes are fine, others are told about.
    [
      '{"properties": {"c": {"type": "object", "format": "globus-collection", "properties": {"path": {"type": "string"}}}}}',
      ['warning schema-form: "properties"'],
    ],
    [
      '{"properties": {"c": {"type": "object", "format": "globus-collection", "properties": {"collection_id": {}, "path": {}}}}}',
      ['warning schema-form: "collection_id"'],
    ],
    ['{"properties": {"c": {"type": "object", "format": "globus-collection"}}}', []],
    [
      '{"properties": {"c": {"type": ["object", "null"], "format": "globus-collection", "properties": {"id": {"type": "number"}}}}}',
      ['warning schema-form: "number"'],
    ],
    [
      '{"properties": {"c": {"type": "object", "format": "globus-principal", "properties": {"id": {}, "kind": {}, "type": {}}}}}',
      ['warning schema-form: "kind"'],
    ],
    [
      '{"properties": {"c": {"format": "globus-transfer-transfer#0.1"}}}',
      ['warning schema-format: "globus-transfer-transfer#0.1"'],
    ],
    ['{"properties": {"c": {"format": "globus-endpoint"}}}', ['warning schema-format: "globus-endpoint"']],
    ['{"allOf": [{"properties": {"c": {"type": "object", "format": "globus-transfer-transfer#0.10"}}}]}', []],
    [
      '{"properties": {"a": {"$ref": "#/definitions/d"}}, "definitions": {"d": {"properties": {"c": {"format": "globus-transfer-transfer#0.10"}}}}}',
      [],
    ],
    [
      '{"properties": {"a": {"items": {"type": "object", "format": "globus-transfer-transfer#0.10"}}}}',
      ['error schema-form: "globus-transfer-transfer#0.10"'],
    ],
    [
      '{"properties": {"a": {}}, "propertyOrder": ["a", "a", "b"]}',
      ['error schema-keyword-value: "a"', 'warning schema-form: "b"'],
    ],
    // Keywords.
    [
      '{"properties": {"a": {"type": "string", "x-anything": {"type": "b"}, "$comment": "c", "examples": [1], "readOnly": true, "contentMediaType": "text/plain"}}}',
      [],
    ],
    [
      '{"properties": {"a": {"type": "dict"}, "b": {"type": ["string", "str"]}, "c": {"type": []}}}',
      [
        'error schema-keyword-value: "dict"',
        'error schema-keyword-value: "str"',
        'error schema-keyword-value: []',
      ],
    ],
    ['{"required": "a", "properties": {"a": {}}}', ['error schema-keyword-value: "a"']],
    [
      '{"properties": {"a": {"enum": []}, "b": {"enum": "x"}, "c": {"anyOf": []}}}',
      ['error schema-keyword-value: []', 'error schema-keyword-value: "x"', 'error schema-keyword-value: []'],
    ],
    [
      '{"properties": {"a": {"type": "integer", "enum": ["1", "2"]}, "b": {"type": "string", "const": 1}}}',
      ['error schema-keyword-value: "1"', 'error schema-keyword-value: "2"', 'error schema-keyword-value: 1'],
    ],
    ['{"properties": {"a": {"exclusiveMinimum": true, "minimum": 1}}}', ['error schema-keyword-value: true']],
    [
      '{"properties": {"a": {"minLength": -1, "multipleOf": 0, "maxItems": 1.5}}}',
      ['error schema-keyword-value: -1', 'error schema-keyword-value: 0', 'error schema-keyword-value: 1.5'],
    ],
    [
      '{"properties": {"a": {"exclusiveMinimum": 1, "exclusiveMaximum": 1}}}',
      ['error schema-keyword-value: 1'],
    ],
    ['{"patternProperties": {"(": {}}}', ['error schema-keyword-value: "("']],
    [
      '{"additionalProperties": "false", "items": [{}, 5]}',
      ['error schema-keyword-value: "false"', 'error schema-keyword-value: 5'],
    ],
    ['{"dependencies": {"a": ["b", 1], "c": "d"}}', ['error schema-keyword-value: "d"']],
    [
      '{"id": "x", "properties": {"a": {"prefixItems": [{}]}}}',
      ['information schema-keyword: "id"', 'information schema-keyword: "prefixItems"'],
    ],
    ['{"properties": {"a": {"$ref": "#/common/b"}}, "common": {"b": {}}}', []],
    ['{"type": "object", "properties": {"a": {"$ref": "#/common"}}, "common": {"type": "string"}}', []],
    // Misplaced.
    [
      '{"properties": {"a": {}, "required": ["a"], "type": "object", "title": "string", "default": {"type": "string"}}}',
      [
        'error schema-misplaced-keyword: "required"',
        'error schema-misplaced-keyword: "type"',
        'error schema-keyword-value: "string"',
      ],
    ],
    ['{"items": {"required": true}}', ['error schema-misplaced-keyword: "required"']],
    // References.
    ['{"$ref": "http://json-schema.org/draft-07/schema#"}', []],
    [
      '{"properties": {"a": {"$ref": "#/definitions/b"}}, "definitions": {"b": {"$ref": "#/definitions/c"}, "c": {"$ref": "#/definitions/b"}}}',
      ['error schema-reference: "#/definitions/c"', 'error schema-reference: "#/definitions/b"'],
    ],
    ['{"properties": {"a": {"$ref": "#name"}}, "definitions": {"b": {"$id": "#name"}}}', []],
    // Required.
    ['{"required": ["a", "a"], "properties": {"a": {}}}', ['error schema-keyword-value: "a"']],
    ['{"properties": {"a": {}}, "required": ["a", "b"], "allOf": [{"properties": {"b": {}}}]}', []],
    ['{"definitions": {"a": {"properties": {"x": {}}, "required": ["y"]}}}', []],
    [
      '{"required": ["b"], "additionalProperties": false, "properties": {"additionalProperties": false}}',
      ['error schema-required: "b"', 'warning schema-misplaced-keyword: "additionalProperties"'],
    ],
    ['{"properties": {"a": {}, "required": ["a"]}}', ['error schema-misplaced-keyword: "required"']],
    // Defaults.
    [
      '{"properties": {"a": {"enum": ["x"], "default": ""}, "b": {"type": "array", "default": {}}}}',
      ['warning schema-default: ""', 'warning schema-default: {}'],
    ],
    [
      '{"properties": {"a": {"$ref": "#/definitions/s", "default": 1}}, "definitions": {"s": {"type": "string"}}}',
      ['warning schema-default: 1'],
    ],
    // Text.
    ['{"properties": {"a": {}, "a": {}},}', ['warning duplicate-key: "a"', 'error json-syntax: ,']],
  ])('%s', (text, expected) => expect(told(text, 'input-schema').toSorted()).toEqual(expected.toSorted()));
});

describe('what follows from a mistake in a schema is not told again', () => {
  test.each<[string, string[]]>([
    [
      '{"required": ["a", "b"], "additionalProperties": false, "propertis": {"a": {}, "b": {}}}',
      ['warning schema-keyword: "propertis"'],
    ],
    [
      '{"required": ["a", "b"], "additionalProperties": false, "properties": []}',
      ['error schema-keyword-value: []'],
    ],
    ['{"required": ["a", "b"], "additionalProperties": false}', ['error schema-required: "required"']],
    [
      '{"format": "globus-collection", "properties": {"idd": {}, "path": {}}, "required": ["id"]}',
      ['warning schema-required: "id"'],
    ],
    [
      '{"format": "globus-collection", "properties": {"path": {}}, "required": ["id"]}',
      ['warning schema-required: "id"'],
    ],
    [
      '{"properties": {"b": {}}, "required": ["a"], "propertyOrder": ["a", "b"]}',
      ['warning schema-required: "a"'],
    ],
    [
      '{"items": {"$ref": "#/definitions/a"}, "definitons": {"a": {}}}',
      ['warning schema-keyword: "definitons"'],
    ],
    ['{"properties": {"a": {"type": "bolean", "default": true}}}', ['error schema-keyword-value: "bolean"']],
    ['{"type": "objekt", "format": "globus-collection"}', ['error schema-keyword-value: "objekt"']],
  ])('%s', (text, expected) => expect(told(text, 'input-schema')).toEqual(expected));
});

describe('run inputs', () => {
  const schema = {
    type: 'object',
    properties: { id: { type: 'string', format: 'uuid' }, n: { type: 'integer', default: 3 } },
    required: ['n'],
  };
  test.each<[string, string[]]>([
    ['{"id": "x", "n": 1}', ['warning input-invalid: "x"']],
    ['{"n": 1.5}', ['error input-invalid: 1.5']],
    ['{}', ['error input-invalid: {']],
    ['', ['error input-invalid: ']],
    ['{"n": 1', ['error json-syntax: 1']],
    ['{"id": "x', ['error json-syntax: x']],
    ['{ // n\n}', ['error input-invalid: {', 'error json-syntax: // n']],
  ])('%j', (text, expected) => expect(told(text, 'run-input', schema).toSorted()).toEqual(expected));

  test('a schema that is none says nothing', () => {
    for (const odd of [[], 5, { type: 5, properties: [] }, { $ref: 'elsewhere.json' }])
      expect(told('{"a": 1}', 'run-input', odd)).toEqual([]);
  });

  test('what is missing can be added with a value that its schema takes', () => {
    const [report] = documentReports(documentOf('{}', 'run-input', schema));
    const [fix] = report?.fixes() ?? [];
    expect(fix && applyEdits('{}', fix.edits).replaceAll(/\s/g, '')).toBe('{"n":3}');
  });
});

test('comments may stand in a project file, and it may be empty', () => {
  expect(told('// ours\n{ "flows": {} /* none */ }', 'project-file')).toEqual([]);
  expect(told(' ', 'project-file')).toEqual([]);
  expect(told('{ "flows": {}, }', 'project-file')).toEqual(['error json-syntax: ,']);
});

test('a role has up to 16 principals, each once', () => {
  const urn = (i: number) => `urn:globus:groups:id:01234567-89ab-cdef-0123-4567890000${10 + i}`;
  const file = (list: string[]) =>
    JSON.stringify({ flows: { a: { definition: 'a.flow.json', roles: { viewers: list } } } });
  const many = Array.from({ length: 17 }, (_, i) => urn(i));
  expect(told(file(many.slice(1)), 'project-file')).toEqual([]);
  expect(told(file(many), 'project-file')).toEqual([`error project-file-invalid: "${urn(16)}"`]);
  expect(told(file([urn(1), urn(1)]), 'project-file')).toEqual([`error project-file-invalid: "${urn(1)}"`]);
});
