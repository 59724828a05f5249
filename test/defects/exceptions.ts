import { type Defect, states } from './defect.ts';

/** Mistakes in catchers. */
export const exceptions: readonly Defect[] = [
  {
    title: 'a catcher that catches nothing',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": [], "ResultPath": "$.error", "Next": "B" }
//                       ^^ no-error-names
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['[]', '["ActionTimeout"]'],
  },
  {
    title: 'a catcher without ErrorEquals',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ResultPath": "$.error", "Next": "B" }
//      ^ missing-field
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['{ "ResultPath": "$.error"', '{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error"'],
  },
  {
    title: 'an error that an earlier catcher has caught',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["ActionTimeout", "ActionUnableToRun"], "ResultPath": "$.error", "Next": "B" },
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error", "Next": "B" }
//                        ^^^^^^^^^^^^^^^ error-caught-before
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['["ActionTimeout"]', '["ActionFailedException"]'],
  },
  {
    title: 'an error that is switched off',
    text: states(`
    "A": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string": "x" },
      "ResultPath": "$.a",
      "WaitTime": 60,
      "ExceptionOnActionFailure": false,
      "Catch": [{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^^^^^^^^^^ error-not-raised
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['"ExceptionOnActionFailure": false', '"ExceptionOnActionFailure": true'],
  },
  {
    title: 'an error of web inputs at an action',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["Flows.WebInputExpired"], "ResultPath": "$.error", "Next": "B" }
//                        ^^^^^^^^^^^^^^^^^^^^^^^ error-not-raised
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['Flows.WebInputExpired', 'ActionTimeout'],
  },
  {
    title: 'States.All in small letters',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["States.Al"], "ResultPath": "$.error", "Next": "B" }
//                        ^^^^^^^^^^^ unknown-error-name
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['States.Al"', 'States.ALL"'],
  },
  {
    title: 'a catcher with a field too many',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error", "Next": "B", "Comment": "x" }
//                                                                                ^^^^^^^^^ unknown-field
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: [', "Comment": "x"', ''],
  },
  {
    title: 'a failure that may raise an exception or not',
    text: states(`
    "A": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string": "x" },
      "ResultPath": "$.a",
      "WaitTime": 60,
      "Catch": [{ "ErrorEquals": ["ActionFailedException"], "ResultPath": "$.error", "Next": "B" }],
//                                ^^^^^^^^^^^^^^^^^^^^^^^ unset-failure-mode
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['"WaitTime": 60', '"WaitTime": 60,\n      "ExceptionOnActionFailure": true'],
  },
  {
    title: 'a catcher in the payload of the context',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [
        { "ErrorEquals": ["ActionTimeout"], "ResultPath": "$._context.error", "Next": "B" }
//                                                           ^^^^^^^^ result-path
      ],
      "End": true
    },
    "B": { "Type": "Fail" }`),
    repair: ['_context.error', 'error'],
  },
];
