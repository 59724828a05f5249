import { type Defect, states } from './defect.ts';

/** Mistakes in how the states hang together. */
export const graph: readonly Defect[] = [
  {
    title: 'a way into a loop without a way out',
    text: states(`
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Wait", "Seconds": 5, "Next": "B" }
//  ^^^ no-exit`),
    repair: ['"Next": "B" }\n', '"End": true }\n'],
  },
  {
    title: 'states that lead only to each other through a Choice',
    text: states(`
    "A": { "Type": "Pass", "Next": "B" },
    "B": {
//  ^^^ no-exit
      "Type": "Choice",
      "Choices": [{ "Variable": "$.a.status", "StringEquals": "FAILED", "Next": "C" }],
      "Default": "D"
    },
    "C": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "Next": "B" },
    "D": { "Type": "Wait", "Seconds": 5, "Next": "B" }`),
    repair: ['"Seconds": 5, "Next": "B"', '"Seconds": 5, "End": true'],
  },
  {
    title: 'a state that only an unreachable one leads to',
    text: states(`
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Next": "C" },
//  ^^^ unreachable-state
    "C": { "Type": "Pass", "End": true }`),
    repair: ['"A": { "Type": "Pass", "End": true }', '"A": { "Type": "Pass", "Next": "B" }'],
  },
  {
    title: 'a Choice that can match nothing',
    text: states(`
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "NumericEquals": 1, "Next": "C" }] },
//                           ^^^^^^^^^ choice-falls-through
    "C": { "Type": "Pass", "End": true }`),
    repair: ['"Next": "C" }]', '"Next": "C" }], "Default": "C"'],
  },
  {
    title: 'a rule that an earlier one has decided',
    text: states(`
    "A": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.x", "IsPresent": true, "Next": "B" },
        { "Variable": "$.x", "IsPresent": true, "Next": "C" }
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-choice-rule
      ],
      "Default": "C"
    },
    "B": { "Type": "Pass", "End": true },
    "C": { "Type": "Pass", "End": true }`),
    repair: [
      '{ "Variable": "$.x", "IsPresent": true, "Next": "C" }',
      '{ "Variable": "$.y", "IsPresent": true, "Next": "C" }',
    ],
  },
  {
    title: 'a loop that asks for what nothing changes',
    text: states(`
    "A": {
//  ^^^ unchanging-loop
      "Type": "Choice",
      "Choices": [{ "Variable": "$.x", "NumericEquals": 1, "Next": "B" }],
      "Default": "Again"
    },
    "Again": { "Type": "Wait", "Seconds": 60, "Next": "A" },
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"Next": "A"', '"Next": "B"'],
  },
  {
    title: 'a flow that can only fail',
    text: `{
  "StartAt": "A",
//           ^^^ only-fails
  "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Fail" } }
}`,
    repair: ['"Fail"', '"Pass", "End": true'],
  },
  {
    title: 'a rule that leads nowhere',
    text: states(`
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "b" }],
//                                                                ^^^ unknown-state
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"b"', '"B"'],
  },
];
