import { type Defect, states } from './defect.ts';

/** What the peers were measured with, in the form that it has in a flow: paths and values. */
export const peersValues: readonly Defect[] = [
  {
    title: 'a bracket that is not closed',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.a[" }, "End": true }
//                                                    ^ path-syntax`),
    repair: ['$.a[', '$.a[0]'],
  },
  {
    title: 'a text that is no path',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "hello" }, "End": true }
//                                                 ^^^^^ path-syntax`),
    repair: ['"hello"', '"$.hello"'],
  },
  {
    title: 'a text that is no path, in an array',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "all": [{ "x.$": "hello" }] }, "End": true }
//                                                           ^^^^^ path-syntax`),
    repair: ['"hello"', '"$.hello"'],
  },
  {
    title: 'a ResultPath that is no path',
    text: states(`
    "A": { "Type": "Pass", "ResultPath": "foo", "End": true }
//                                        ^^^ path-syntax`),
    repair: ['"foo"', '"$.foo"'],
  },
  {
    title: 'a ResultPath to more than one place',
    text: states(`
    "A": { "Type": "Pass", "ResultPath": "$.a[*]", "End": true }
//                                           ^^^ result-path`),
    repair: ['[*]', '[0]'],
  },
  {
    title: 'a path to what no state writes',
    text: states(`
    "A": { "Type": "Pass", "Result": { "count": 1 }, "Next": "B" },
    "B": { "Type": "Pass", "Parameters": { "x.$": "$.total" }, "End": true }
//                                                   ^^^^^ path-never-set`),
    repair: ['$.total', '$.count'],
  },
  {
    title: 'a catcher without ResultPath whose handler reads the input',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [{ "ErrorEquals": ["ActionUnableToRun"], "Next": "Tell" }],
//              ^ payload-overwritten
      "End": true
    },
    "Tell": { "Type": "Pass", "Parameters": { "path.$": "$.destination.path" }, "End": true }`),
    repair: ['"Next": "Tell"', '"ResultPath": "$.error", "Next": "Tell"'],
  },
  {
    title: 'a malformed expression',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "(1 + 2" }, "ResultPath": "$.x", "End": true }
//                                                           ^ expression-syntax`),
    repair: ['(1 + 2', '(1 + 2)'],
  },
  {
    title: 'a parameter twice, once as a path',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x": 1, "x.$": "$.y" }, "End": true }
//                                                 ^^^^^ key-collision`),
    repair: ['"x": 1, ', ''],
  },
  {
    title: 'a choice rule without an operator',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "Next": "B" }], "Default": "B" },
//                                         ^^^^^^^^^^ choice-operator
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"$.x"', '"$.x", "IsPresent": true'],
  },
  {
    title: 'a choice rule with two operators',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsString": true, "StringEquals": "a", "Next": "B" }], "Default": "B" },
//                                                                              ^^^^^^^^^^^^^^ choice-operator
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"IsString": true, ', ''],
  },
  {
    title: 'an error name that does not exist',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [{ "ErrorEquals": ["ActionFailed"], "ResultPath": "$.error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^ unknown-error-name
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['"ActionFailed"', '"ActionFailedException"'],
  },
  {
    title: 'a catch-all that is not last',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B" },
//                        ^^^^^^^^^^^^ catch-all-not-last
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error", "Next": "C" }
      ],
      "End": true
    },
    "B": { "Type": "Fail" },
    "C": { "Type": "Fail" }`),
    repair: ['States.ALL', 'ActionFailedException'],
  },
  {
    title: 'a required parameter that is missing',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint_id.$": "$.source.id" }, "End": true }
//                                                                                                                                                             ^^^^^^^^^^^^ missing-parameter`),
    repair: ['"$.source.id"', '"$.source.id", "path.$": "$.source.path"'],
  },
  {
    title: 'a parameter that the provider has not',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint_id.$": "$.source.id", "path": "/a", "locl_user": "me" }, "End": true }
//                                                                                                                                                                                                                           ^^^^^^^^^^^ unknown-parameter`),
    repair: ['locl_user', 'local_user'],
  },
  {
    title: 'a secret in clear',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://example.org/actions/mail", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "password": "correct horse" }, "End": true }
//                                                                                                                                                                                 ^^^^^^^^^^^^^^^ plain-secret`),
    repair: ['{ "password"', '{ "__Private_Parameters": ["password"], "password"'],
  },
];
