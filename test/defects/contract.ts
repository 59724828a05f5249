import { type Defect, states, withSchema } from './defect.ts';

/** Definitions that do not fit their input schema. */
export const contract: readonly Defect[] = [
  {
    title: 'an input that the schema does not declare',
    text: withSchema(
      states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.source.id", "y.$": "$.target" }, "End": true }
//                                                                         ^^^^^^ schema-undeclared-input`),
      `{
  "type": "object",
  "required": ["source"],
  "properties": {
    "source": {
      "type": "object",
      "required": ["id", "path"],
      "properties": { "id": { "type": "string" }, "path": { "type": "string" } },
      "additionalProperties": false
    }
  },
  "additionalProperties": false
}`,
    ),
    repair: ['"$.target"', '"$.source.path"'],
  },
  {
    title: 'an input that the schema spells in another way',
    text: withSchema(
      states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.source.collection_id", "y.$": "$.source.path" }, "End": true }
//                                                          ^^^^^^^^^^^^^ schema-undeclared-input`),
      `{
  "type": "object",
  "required": ["source"],
  "properties": {
    "source": {
      "type": "object",
      "required": ["id", "path"],
      "properties": { "id": { "type": "string" }, "path": { "type": "string" } },
      "additionalProperties": false
    }
  },
  "additionalProperties": false
}`,
    ),
    repair: ['collection_id', 'id'],
  },
  {
    title: 'a role whose token the schema does not let in',
    text: withSchema(
      states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string.$": "$.word" }, "RunAs": "Curator", "End": true }
//                                                                                                                                                                                                               ^^^^^^^^^ tokens-not-allowed`),
      `{ "type": "object", "required": ["word"], "properties": { "word": { "type": "string" } }, "additionalProperties": false }`,
    ),
    repair: ['"Curator"', '"User"'],
  },
  {
    title: 'a Variable that the schema does not declare',
    text: withSchema(
      states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.agre", "BooleanEquals": true, "Next": "B" }], "Default": "C" },
//                                                        ^^^^ schema-undeclared-input
    "B": { "Type": "Pass", "End": true },
    "C": { "Type": "Fail" }`),
      `{ "type": "object", "required": ["agree"], "properties": { "agree": { "type": "boolean" } }, "additionalProperties": false }`,
    ),
    repair: ['.agre"', '.agree"'],
  },
  {
    title: 'an input of another type than the operator compares',
    text: withSchema(
      states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.count", "StringEquals": "3", "Next": "B" }], "Default": "C" },
//                                                                ^^^^^^^^^^^^^^ choice-type
    "B": { "Type": "Pass", "End": true },
    "C": { "Type": "Fail" }`),
      `{ "type": "object", "required": ["count"], "properties": { "count": { "type": "integer" } }, "additionalProperties": false }`,
    ),
    repair: ['"StringEquals": "3"', '"NumericEquals": 3'],
  },
  {
    title: 'an input that is an object where the provider wants a text',
    text: withSchema(
      states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "source_endpoint.$": "$.source", "destination_endpoint.$": "$.source.id", "DATA": [{ "source_path.$": "$.source.path", "destination_path": "/x" }] }, "End": true }
//                                                                                                                                                                                                      ^^^^^^^^^^ parameter-type`),
      `{
  "type": "object",
  "required": ["source"],
  "properties": {
    "source": {
      "type": "object",
      "required": ["id", "path"],
      "properties": { "id": { "type": "string" }, "path": { "type": "string" } },
      "additionalProperties": false
    }
  },
  "additionalProperties": false
}`,
    ),
    repair: ['"$.source"', '"$.source.id"'],
  },
];
