import { type Defect, states } from './defect.ts';

/** What the peers were measured with, in the form that it has in a flow: states and transitions. */
export const peersStates: readonly Defect[] = [
  {
    title: 'StartAt names no state',
    text: `{
  "StartAt": "Begin",
//           ^^^^^^^ unknown-state
  "States": { "A": { "Type": "Pass", "End": true } }
}`,
    repair: ['"Begin"', '"A"'],
  },
  {
    title: 'Next names no state',
    text: states(`
    "A": { "Type": "Pass", "Next": "Finish" },
//                                 ^^^^^^^^ unknown-state
    "Done": { "Type": "Pass", "End": true }`),
    repair: ['"Finish"', '"Done"'],
  },
  {
    title: 'Next of a catcher names no state',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error", "Next": "Handle" }],
//                                                                                   ^^^^^^^^ unknown-state
      "End": true
    },
    "Handled": { "Type": "Fail" }`),
    repair: ['"Handle"', '"Handled"'],
  },
  {
    title: 'Default names no state',
    text: states(`
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }],
      "Default": "Delete"
//               ^^^^^^^^ unknown-state
    },
    "B": { "Type": "Pass", "End": true },
    "Remove": { "Type": "Pass", "End": true }`),
    repair: ['"Delete"', '"Remove"'],
  },
  {
    title: 'a state that nothing leads to',
    text: states(`
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "End": true }
//  ^^^ unreachable-state`),
    repair: ['"A": { "Type": "Pass", "End": true }', '"A": { "Type": "Pass", "Next": "B" }'],
  },
  {
    title: 'an island of two states',
    text: states(`
    "A": { "Type": "Pass", "Next": "D" },
    "B": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "Next": "C" },
//  ^^^ unreachable-state
    "C": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.a.status", "StringEquals": "FAILED", "Next": "B" }],
      "Default": "D"
    },
    "D": { "Type": "Pass", "End": true }`),
    repair: ['"Next": "D"', '"Next": "B"'],
  },
  {
    title: 'a state that only it itself leads to',
    text: states(`
    "A": { "Type": "Pass", "Next": "C" },
    "B": {
//  ^^^ unreachable-state
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Parameters": { "echo_string": "x" },
      "Catch": [{ "ErrorEquals": ["ActionTimeout"], "ResultPath": "$.error", "Next": "B" }],
      "Next": "C"
    },
    "C": { "Type": "Pass", "End": true }`),
    repair: ['"Next": "C" },', '"Next": "B" },'],
  },
  {
    title: 'a loop, and no state that ends the run',
    text: states(`
    "A": { "Type": "Pass", "Next": "B" },
//  ^^^ no-exit
    "B": { "Type": "Wait", "Seconds": 60, "Next": "A" }`),
    repair: ['"Next": "A"', '"End": true'],
  },
  {
    title: 'a loop without a way out, beside a state that ends the run',
    text: states(`
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }],
      "Default": "D"
    },
    "B": { "Type": "Pass", "Next": "C" },
//  ^^^ no-exit
    "C": { "Type": "Wait", "Seconds": 60, "Next": "B" },
    "D": { "Type": "Pass", "End": true }`),
    repair: ['"Next": "B" },\n    "D"', '"End": true },\n    "D"'],
  },
  {
    title: 'both Next and End',
    text: states(`
    "A": { "Type": "Pass", "End": true, "Next": "B" },
//                                      ^^^^^^ exclusive-fields
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"End": true, ', ''],
  },
  {
    title: 'neither Next nor End',
    text: states(`
    "A": { "Type": "Pass" },
//  ^^^ missing-transition
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"Pass" }', '"Pass", "Next": "B" }'],
  },
  {
    title: 'Parameters and InputPath',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "InputPath": "$.x", "End": true }
//                                                                                                                                                                                               ^^^^^^^^^^^ exclusive-fields`),
    repair: ['"InputPath": "$.x", ', ''],
  },
  {
    title: 'an action without ActionUrl and Handler',
    text: states(`
    "A": { "Type": "Action", "Parameters": {}, "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//  ^^^ missing-field`),
    repair: ['"Type": "Action"', '"Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world"'],
  },
  {
    title: 'an action with ActionUrl and Handler',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true,
      "Handler": { "Type": "ActionProvider", "Url": "https://actions.globus.org/hello_world" },
//    ^^^^^^^^^ exclusive-fields
      "Parameters": { "echo_string": "x" },
      "End": true
    }`),
    repair: ['"ActionUrl": "https://actions.globus.org/hello_world", ', ''],
  },
  {
    title: 'a misspelt Type',
    text: states(`
    "A": { "Type": "Acton", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": {}, "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//                 ^^^^^^^ unknown-state-type`),
    repair: ['"Acton"', '"Action"'],
  },
  {
    title: 'a Task state of AWS',
    text: states(`
    "A": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:copy", "Next": "B" },
//                 ^^^^^^ unknown-state-type
    "B": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": {}, "End": true }`),
    repair: ['"Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:copy"', '"Pass"'],
  },
  {
    title: 'a Succeed state of AWS',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": {}, "Next": "B" },
    "B": { "Type": "Succeed" }
//                 ^^^^^^^^^ unknown-state-type`),
    repair: ['"Succeed"', '"Pass", "End": true'],
  },
  {
    title: 'a misspelt field',
    text: states(`
    "A": { "Type": "Pass", "Paramters": { "x": 1 }, "End": true }
//                         ^^^^^^^^^^^ unknown-field`),
    repair: ['"Paramters"', '"Parameters"'],
  },
  {
    title: 'a Wait state that does not say how long',
    text: states(`
    "A": { "Type": "Wait", "End": true }
//  ^^^ missing-field`),
    repair: ['"Wait"', '"Wait", "Seconds": 60'],
  },
  {
    title: 'a Wait state that says it twice',
    text: states(`
    "A": { "Type": "Wait", "Seconds": 60, "Timestamp": "2030-01-01T00:00:00Z", "End": true }
//                                        ^^^^^^^^^^^ exclusive-fields`),
    repair: ['"Seconds": 60, ', ''],
  },
  {
    title: 'two states with the same name',
    text: states(`
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Pass", "End": true },
    "B": { "Type": "Fail" }
//  ^^^ duplicate-state`),
    repair: [',\n    "B": { "Type": "Fail" }', ''],
  },
];
