import { type Defect, states, withSchema } from './defect.ts';

/** Values that are not there where they are read, or are something else. */
export const dataFlow: readonly Defect[] = [
  {
    title: 'a misspelt step',
    text: states(`
    "A": { "Type": "Pass", "Result": { "folder": { "name": "x" } }, "Next": "B" },
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.folder.nam" }, "End": true }
//                                                          ^^^ path-never-set`),
    repair: ['.nam"', '.name"'],
  },
  {
    title: 'a misspelt name in an expression',
    text: states(`
    "A": { "Type": "Pass", "Result": { "count": 1 }, "Next": "B" },
    "B": { "Type": "ExpressionEval", "Parameters": { "x.=": "cuont + 1" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^ path-never-set`),
    repair: ['cuont', 'count'],
  },
  {
    title: 'a ResultPath that was renamed on one side',
    text: withSchema(
      states(`
    "A": { "Type": "Pass", "Result": { "n": 1 }, "ResultPath": "$.first", "Next": "B" },
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.frist.n" }, "End": true }
//                                                   ^^^^^^^ schema-undeclared-input`),
      `{ "type": "object", "additionalProperties": false }`,
    ),
    repair: ['.frist', '.first'],
  },
  {
    title: 'a value that one route does not write',
    text: withSchema(
      states(`
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Look" }],
      "Default": "Report"
    },
    "Look": { "Type": "Pass", "Result": { "n": 1 }, "ResultPath": "$.look", "Next": "Report" },
    "Report": { "Type": "Pass", "Parameters": { "n.$": "$.look.n" }, "End": true }
//                                                        ^^^^^^ path-lost`),
      `{ "type": "object", "required": ["careful"], "properties": { "careful": { "type": "boolean" } }, "additionalProperties": false }`,
    ),
    repair: ['"Default": "Report"', '"Default": "Look"'],
  },
  {
    title: 'a result of the action that failed',
    text: withSchema(
      states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string.$": "$.word" },
      "Catch": [{ "ErrorEquals": ["ActionUnableToRun"], "ResultPath": "$.error", "Next": "Tell" }],
      "End": true
    },
    "Tell": { "Type": "Pass", "Parameters": { "x.$": "$.a.details" }, "End": true }
//                                                      ^^^^^^^^^ path-never-set`),
      `{ "type": "object", "required": ["word"], "properties": { "word": { "type": "string" } }, "additionalProperties": false }`,
    ),
    repair: ['$.a.details', '$.error'],
  },
  {
    title: 'an input that may be left out',
    text: withSchema(
      states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.label" }, "End": true }
//                                                   ^^^^^ optional-read`),
      `{ "type": "object", "properties": { "label": { "type": "string" } } }`,
    ),
    repair: ['"x.$": "$.label"', '"x.=": "getattr(\'label\', \'none\')"'],
  },
  {
    title: 'an action that replaces the payload',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { "echo_string": "x" }, "WaitTime": 60, "ExceptionOnActionFailure": true, "Next": "B" },
//  ^^^ payload-overwritten
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.source.id", "y.$": "$.source.path" }, "End": true }`),
    repair: ['"WaitTime"', '"ResultPath": "$.a", "WaitTime"'],
  },
  {
    title: 'a Pass that replaces the payload',
    text: withSchema(
      states(`
    "A": { "Type": "Pass", "Parameters": { "n": 1 }, "Next": "B" },
//  ^^^ payload-overwritten
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.source.id" }, "End": true }`),
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
    repair: ['"Parameters": { "n"', '"ResultPath": "$.a", "Parameters": { "n"'],
  },
  {
    title: 'a result without its details',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "InputPath": "$.task", "Next": "B" },
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.a.task_id" }, "End": true }
//                                                     ^^^^^^^ details-skipped`),
    repair: ['$.a.task_id', '$.a.details.task_id'],
  },
  {
    title: 'a result without its details, in an expression',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "InputPath": "$.source", "Next": "B" },
    "B": { "Type": "ExpressionEval", "Parameters": { "x.=": "a.type == 'dir'" }, "ResultPath": "$.x", "End": true }
//                                                             ^^^^ details-skipped`),
    repair: ['a.type', 'a.details.type'],
  },
  {
    title: 'a number compared as text',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "count.=": "len(files)" }, "ResultPath": "$.a", "Next": "B" },
    "B": { "Type": "Choice", "Choices": [{ "Variable": "$.a.count", "StringEquals": "3", "Next": "C" }], "Default": "C" },
//                                                                  ^^^^^^^^^^^^^^ choice-type
    "C": { "Type": "Pass", "End": true }`),
    repair: ['"StringEquals": "3"', '"NumericEquals": 3'],
  },
  {
    title: 'a result written into a text',
    text: states(`
    "A": { "Type": "Pass", "Result": { "name": "x" }, "Next": "B" },
    "B": { "Type": "Pass", "Result": {}, "ResultPath": "$.name.first", "End": true }
//                                                             ^^^^^ write-into-scalar`),
    repair: ['$.name.first', '$.names.first'],
  },
  {
    title: 'an object where a text is wanted',
    text: states(`
    "A": { "Type": "Pass", "Result": { "source": { "id": "x" } }, "Next": "B" },
    "B": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string.$": "$.source" }, "End": true }
//                                                                                                                                                                                          ^^^^^^^^^^ parameter-type`),
    repair: ['"$.source"', '"$.source.id"'],
  },
  {
    title: 'a number joined to a text of the payload',
    text: states(`
    "A": { "Type": "Pass", "Result": { "count": 3 }, "Next": "B" },
    "B": { "Type": "ExpressionEval", "Parameters": { "x.=": "'n = ' + count" }, "ResultPath": "$.x", "End": true }
//                                                                    ^^^^^ expression-type`),
    repair: ['+ count', '+ str(count)'],
  },
  {
    title: 'a loop counter that is lost',
    text: states(`
    "A": { "Type": "Pass", "Result": { "i": 0, "max": 3 }, "ResultPath": "$.loop", "Next": "B" },
    "B": { "Type": "ExpressionEval", "Parameters": { "i.=": "loop.i + 1" }, "ResultPath": "$.loop", "Next": "C" },
    "C": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.loop.i", "NumericLessThanPath": "$.loop.max", "Next": "B" }],
//                                                                         ^^^ path-never-set
      "Default": "Done"
    },
    "Done": { "Type": "Pass", "End": true }`),
    repair: ['"i.=": "loop.i + 1"', '"i.=": "loop.i + 1", "max.$": "$.loop.max"'],
  },
];
