import { type Defect, states } from '../defects/defect.ts';

/** Texts whose fixes neither the examples of a rule nor test/defects have. */
export const MORE: readonly Pick<Defect, 'title' | 'text'>[] = [
  ...[
    ['a comma that is missing', '"A": { "Type": "Pass" "End": true }'],
    ['a colon that is missing', '"A": { "Type": "Pass", "End" true }'],
    ['a comment', '"A": { "Type": "Pass", /* the end */ "End": true }'],
    [
      'a word of Python',
      '"A": { "Type": "Pass", "Parameters": { "x": None }, "ResultPath": "$.x", "End": True }',
    ],
    [
      'an object that is not closed',
      '"A": { "Type": "Pass", "Parameters": { "x": [{ "y": 1 ] }, "End": true }',
    ],
    ['an array that is not closed', '"A": { "Type": "Pass", "Parameters": { "x": [1, 2 }, "End": true }'],
    [
      'an escape that there is not',
      '"A": { "Type": "Pass", "Comment": "C:\\data\\new \\"x\\"", "End": true }',
    ],
    ['a control character', '"A": { "Type": "Pass", "Comment": "a\tb", "End": true }'],
    ['text after the end', '"A": { "Type": "Pass", "End": true } } } ['],
    [
      'Next in a Choice',
      '"A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Next": "B" }, "B": { "Type": "Pass", "End": true }',
    ],
    [
      'an operator that there is not',
      '"A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsThere": true, "Next": "B" }], "Default": "B" }, "B": { "Type": "Pass", "End": true }',
    ],
    [
      'the time-out of AWS',
      '"A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.a", "ExceptionOnActionFailure": true, "TimeoutSeconds": 60, "End": true }',
    ],
    [
      'neither InputPath nor Parameters',
      '"A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "ExceptionOnActionFailure": true, "End": true }',
    ],
    ['no ResultPath', '"A": { "Type": "ExpressionEval", "Parameters": { "x.=": "1 + 1" }, "End": true }'],
    [
      'an old address with a word for sync_level',
      '"A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/transfer/transfer", "Parameters": { "source_endpoint_id.$": "$.a", "destination_endpoint_id.$": "$.b", "sync_level": "mtime", "transfer_items": [{ "source_path": "/x", "destination_path": "/y" }] }, "ResultPath": "$.c", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true }',
    ],
    [
      'a catch-all before others',
      '"A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.a", "ExceptionOnActionFailure": true, "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B" }, { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.e", "Next": "C" }], "End": true }, "B": { "Type": "Fail" }, "C": { "Type": "Fail" }',
    ],
  ].map(([title = '', body = '']) => ({ title, text: states(`\n    ${body}`) })),
  { title: 'a file with nothing in it', text: '' },
  {
    title: 'a value that is read by a path and in an expression, and that is not there on every route',
    text: `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.careful", "BooleanEquals": true, "Next": "Look" }],
      "Default": "Tell"
    },
    "Look": { "Type": "Pass", "Result": { "seen": 3 }, "ResultPath": "$.look", "Next": "Tell" },
    "Tell": {
      "Type": "ExpressionEval",
      "Parameters": { "seen.$": "$.look.seen", "more.=": "look.seen + 1" },
      "ResultPath": "$.tell",
      "End": true
    }
  }
}
// -- schema.json
{ "type": "object", "properties": { "careful": { "type": "boolean" } }, "required": ["careful"], "additionalProperties": false }`,
  },
  {
    title: 'a file that ends too early',
    text: '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true, "Parameters": { "x": [1, 2',
  },
];
