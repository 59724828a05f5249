import type { Defect } from './defect.ts';

/** Mistakes in input schemas, run inputs, project files and flow tests. */
export const documents: readonly Defect[] = [
  {
    title: 'a keyword that is misspelt',
    text: `// -- a.schema.json
{
  "type": "object",
  "propertys": { "a": { "type": "string" } }
//^^^^^^^^^^^ schema-keyword
}`,
    repair: ['propertys', 'properties'],
  },
  {
    title: 'a type that does not exist',
    text: `// -- a.schema.json
{ "type": "object", "properties": { "a": { "type": "strng" } } }
//                                                 ^^^^^^^ schema-keyword-value`,
    repair: ['strng', 'string'],
  },
  {
    title: 'additionalProperties among the properties',
    text: `// -- a.schema.json
{
  "type": "object",
  "properties": { "a": { "type": "string" }, "additionalProperties": false } }
//                                           ^^^^^^^^^^^^^^^^^^^^^^ schema-misplaced-keyword`,
    repair: [', "additionalProperties": false }', ' }, "additionalProperties": false'],
  },
  {
    title: 'a reference that leads nowhere',
    text: `// -- a.schema.json
{
  "type": "object",
  "properties": { "a": { "$ref": "#/definitions/colection" } },
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^ schema-reference
  "definitions": { "collection": { "type": "object" } }
}`,
    repair: ['colection', 'collection'],
  },
  {
    title: 'a required property that is not declared',
    text: `// -- a.schema.json
{
  "type": "object",
  "required": ["sorce"],
//             ^^^^^^^ schema-required
  "properties": { "source": { "type": "string" } },
  "additionalProperties": false
}`,
    repair: ['sorce', 'source'],
  },
  {
    title: 'a default of another type',
    text: `// -- a.schema.json
{ "type": "object", "properties": { "a": { "type": "integer", "default": "3" } } }
//                                                                       ^^^ schema-default`,
    repair: ['"3"', '3'],
  },
  {
    title: 'a collection whose properties have other names',
    text: `// -- a.schema.json
{
  "type": "object",
  "properties": {
    "source": {
      "type": "object",
      "format": "globus-collection",
      "properties": { "id": { "type": "string", "format": "uuid" }, "pth": { "type": "string" } }
//                                                                  ^^^^^ schema-form
    }
  }
}`,
    repair: ['"pth"', '"path"'],
  },
  {
    title: 'a format that is misspelt',
    text: `// -- a.schema.json
{
  "type": "object",
  "properties": {
    "source": {
      "type": "object",
      "format": "globus-colection",
//              ^^^^^^^^^^^^^^^^^^ schema-format
      "properties": { "id": { "type": "string", "format": "uuid" }, "path": { "type": "string" } }
    }
  }
}`,
    repair: ['globus-colection', 'globus-collection'],
  },
  {
    title: 'a schema for a text',
    text: `// -- a.schema.json
{ "type": "string" }
//        ^^^^^^^^ schema-root`,
    repair: ['"string"', '"object"'],
  },
  {
    title: 'a regular expression that is none',
    text: `// -- a.schema.json
{ "type": "object", "properties": { "a": { "type": "string", "pattern": "[a" } } }
//                                                                      ^^^^ schema-keyword-value`,
    repair: ['[a', '[a]'],
  },
  {
    title: 'a smallest value above the largest',
    text: `// -- a.schema.json
{ "type": "object", "properties": { "a": { "type": "integer", "minimum": 9, "maximum": 1 } } }
//                                                                                     ^ schema-keyword-value`,
    repair: ['"maximum": 1', '"maximum": 10'],
  },
  {
    title: 'a run input of another type',
    text: `// -- a.input.json
{ "size": "3" }
//        ^^^ input-invalid
// -- schema.json
{ "type": "object", "properties": { "size": { "type": "integer" } }, "required": ["size"] }`,
    repair: ['"3"', '3'],
  },
  {
    title: 'a run input with a misspelt property',
    text: `// -- a.input.json
{ "sorce": "x" }
//^^^^^^^ input-invalid
// -- schema.json
{ "type": "object", "properties": { "source": { "type": "string" } }, "required": ["source"], "additionalProperties": false }`,
    repair: ['"sorce"', '"source"'],
  },
  {
    title: 'a role that the project file has not',
    text: `// -- globus-flows.json
{
  "flows": {
    "copy": {
      "definition": "copy.flow.json",
      "roles": { "starter": [] }
//               ^^^^^^^^^ project-file-invalid
    }
  }
}`,
    repair: ['"starter"', '"starters"'],
  },
  {
    title: 'viewers who are nobody',
    text: `// -- globus-flows.json
{
  "flows": {
    "copy": {
      "definition": "copy.flow.json",
      "roles": { "viewers": ["me@example.org"] }
//                           ^^^^^^^^^^^^^^^^ principal-urn
    }
  }
}`,
    repair: ['me@example.org', 'urn:globus:auth:identity:5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94'],
  },
  {
    title: 'an input that nothing reads',
    text: `// -- a.schema.json
{
  "type": "object",
  "required": ["word", "label"],
  "properties": { "word": { "type": "string" }, "label": { "type": "string" } }
//                                              ^^^^^^^ schema-unused-input
}
// -- a.flow.json
{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Parameters": { "x.$": "$.word" }, "End": true } }
}`,
    repair: [
      '["word", "label"],\n  "properties": { "word": { "type": "string" }, "label"',
      '["word"],\n  "properties": { "word"',
    ],
  },
  {
    title: 'everybody may start what acts with the rights of the flow',
    text: `// -- globus-flows.json
{
  "flows": {
    "share": {
      "definition": "a.flow.json",
      "roles": { "starters": ["all_authenticated_users"] }
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ public-as-flow
    }
  }
}
// -- a.flow.json
{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "RunAs": "Flow", "End": true }
  }
}`,
    repair: ['"all_authenticated_users"', '"urn:globus:groups:id:5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94"'],
  },
  {
    title: 'a case whose name is misspelt',
    text: `// -- a.flowtest.json
{
  "flowtest": 1,
  "flow": "a.flow.json",
  "cases": [{ "nam": "x" }]
//            ^^^^^ flow-test-invalid
}`,
    repair: ['"nam"', '"name"'],
  },
  {
    title: 'a placeholder of a trigger that does not exist',
    text: `// -- globus-flows.json
{
  "triggers": {
    "scans": { "flow": "copy", "watch": "in", "pattern": "*.h5", "input": { "source": "\${paht}" } }
//                                                                                    ^^^^^^^^^ trigger-placeholder
  }
}`,
    repair: ['paht', 'path'],
  },
];
