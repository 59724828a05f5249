import { expect, test } from 'vitest';
import { refactored, titles } from './testing/refactor.ts';

const KIND = 'refactor.extract.input';
const flow = (parameters: string) => `{
  "StartAt": "List",
  "States": {
    "List": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": ${parameters},
      "ResultPath": "$.List",
      "End": true
    }
  }
}`;
const ID = '7b61fd86-93ca-5572-99c9-ff7b80f29a45';

test('definition, schema, run inputs and tests change together', () =>
  expect(
    refactored(
      `${flow(`{ "endpoint_id/*|*/": "${ID}", "path": "/" }`)}
// -- main.schema.json
{
  "type": "object",
  "required": ["label"],
  "properties": {
    "label": { "type": "string" }
  },
  "propertyOrder": ["label"]
}
// -- main.input.json
{ "label": "x" }
// -- main.flowtest.json
{ "flowtest": 1, "flow": "main.flow.json", "cases": [{ "name": "a", "input": {} }, { "name": "b" }] }`,
      KIND,
    ),
  ).toBe(`${flow('{ "endpoint_id.$": "$.endpoint_id", "path": "/" }')}
// -- main.schema.json
{
  "type": "object",
  "required": ["label", "endpoint_id"],
  "properties": {
    "label": { "type": "string" },
    "endpoint_id": {
      "type": "string",
      "format": "uuid",
      "default": "${ID}"
    }
  },
  "propertyOrder": ["label", "endpoint_id"]
}
// -- main.input.json
{ "label": "x", "endpoint_id": "${ID}" }
// -- main.flowtest.json
{ "flowtest": 1, "flow": "main.flow.json", "cases": [{ "name": "a", "input": {
  "endpoint_id": "${ID}"
} }, { "name": "b" }] }`));

test('under the object that has all inputs, with a name that is free', () =>
  expect(
    refactored(
      `${flow('{ "endpoint_id.$": "$.input.id", "limit": 1/*|*/0 }')}
// -- main.schema.json
{ "type": "object", "properties": { "input": { "type": "object", "properties": { "limit": { "type": "string" } } } } }`,
      KIND,
    ),
  ).toBe(`${flow('{ "endpoint_id.$": "$.input.id", "limit.$": "$.input.limit2" }')}
// -- main.schema.json
{ "type": "object", "properties": { "input": { "type": "object", "properties": { "limit": { "type": "string" }, "limit2": { "type": "integer", "minimum": 1, "maximum": 100000, "default": 10 } }, "required": ["limit2"] } } }`));

test('without any other file the definition alone; what states write or read elsewhere is no name for it', () =>
  expect(refactored(flow('{ "endpoint_id.$": "$.path", "path": "/*|*//" }'), KIND)).toBe(
    flow('{ "endpoint_id.$": "$.path", "path.$": "$.path2" }'),
  ));

test('a credential is written down in no schema', () =>
  expect(
    refactored(
      `${flow('{ "endpoint_id.$": "$.id", "api_key": "se/*|*/same" }')}
// -- main.schema.json
{}`,
      KIND,
    ),
  ).not.toContain('default'));

test.each([
  ['no constant', flow('{ "path.$": "$.p/*|*/" }')],
  ['there is a read of that name', flow('{ "path": "/*|*//", "path.$": "$.p" }')],
  ['outside of the parameters', flow('{}').replace('"ResultPath"', '"Resu/*|*/ltPath"')],
  ['an object that is computed in part', flow('{ "filter/*|*/": { "a.$": "$.a" } }')],
])('not offered: %s', (_, source) => expect(titles(source, KIND)).toEqual([]));
