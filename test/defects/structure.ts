import { type Defect, states } from './defect.ts';

/** Mistakes in the fields of a definition and of its states. */
export const structure: readonly Defect[] = [
  {
    title: 'an array instead of a definition',
    text: `  []
//^^ definition-not-object`,
    repair: ['[]', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }'],
  },
  {
    title: 'no StartAt',
    text: `  { "States": { "A": { "Type": "Pass", "End": true } } }
//^ missing-field`,
    repair: ['"States"', '"StartAt": "A", "States"'],
  },
  {
    title: 'a comma too many',
    text: states(`
    "A": { "Type": "Pass", "End": true, }
//                                    ^ json-syntax`),
    repair: ['true,', 'true'],
  },
  {
    title: 'a key that is there twice',
    text: states(`
    "A": { "Type": "Pass", "Comment": "one", "Comment": "two", "End": true }
//                                           ^^^^^^^^^ duplicate-key`),
    repair: ['"Comment": "one", ', ''],
  },
  {
    title: 'a field that AWS has',
    text: states(`
    "A": { "Type": "Pass", "OutputPath": "$.x", "End": true }
//                         ^^^^^^^^^^^^ unknown-field`),
    repair: ['"OutputPath": "$.x", ', ''],
  },
  {
    title: 'Retry',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "Retry": [{ "ErrorEquals": ["States.ALL"] }], "End": true }
//                                                                                                                                                                                               ^^^^^^^ unknown-field`),
    repair: ['"Retry": [{ "ErrorEquals": ["States.ALL"] }], ', ''],
  },
  {
    title: 'a field of another state type',
    text: states(`
    "A": { "Type": "Pass", "WaitTime": 60, "End": true }
//                         ^^^^^^^^^^ unknown-field`),
    repair: ['"WaitTime": 60, ', ''],
  },
  {
    title: 'a number as text',
    text: states(`
    "A": { "Type": "Wait", "Seconds": "60", "End": true }
//                                    ^^^^ wrong-field-type`),
    repair: ['"60"', '60'],
  },
  {
    title: 'half a second',
    text: states(`
    "A": { "Type": "Wait", "Seconds": 0.5, "End": true }
//                                    ^^^ wrong-field-type`),
    repair: ['0.5', '1'],
  },
  {
    title: 'a Result that is no object',
    text: states(`
    "A": { "Type": "Pass", "Result": [1, 2], "ResultPath": "$.a", "End": true }
//                                   ^^^^^^ wrong-field-type`),
    repair: ['[1, 2]', '{ "a": [1, 2] }'],
  },
  {
    title: 'a ResultPath that is null',
    text: states(`
    "A": { "Type": "Pass", "ResultPath": null, "End": true }
//                                       ^^^^ wrong-field-type`),
    repair: ['null', '"$.a"'],
  },
  {
    title: '"End": false',
    text: states(`
    "A": { "Type": "Pass", "End": false }
//                                ^^^^^ missing-transition`),
    repair: ['false', 'true'],
  },
  {
    title: 'an ExpressionEval without ResultPath',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "1 + 1" }, "End": true }
//  ^^^ missing-field`),
    repair: ['"ExpressionEval"', '"ExpressionEval", "ResultPath": "$.x"'],
  },
  {
    title: 'an ExpressionEval with a catcher',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "1 + 1" }, "ResultPath": "$.x", "Catch": [], "End": true }
//                                                                                          ^^^^^^^ unknown-field`),
    repair: [', "Catch": []', ''],
  },
  {
    title: 'Cause and CausePath',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "C" },
    "B": { "Type": "Pass", "End": true },
    "C": { "Type": "Fail", "Cause": "It broke", "CausePath": "$.cause" }
//                                              ^^^^^^^^^^^ exclusive-fields`),
    repair: ['"Cause": "It broke", ', ''],
  },
  {
    title: 'Next in a nested choice rule',
    text: states(`
    "A": {
      "Type": "Choice",
      "Choices": [{ "And": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Next": "B" }],
//                                                                  ^^^^^^ unknown-field
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }`),
    repair: [', "Next": "B" }],', ' }],'],
  },
  {
    title: 'a choice rule without Next',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true }], "Default": "B" },
//                                       ^ missing-field
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"IsPresent": true', '"IsPresent": true, "Next": "B"'],
  },
  {
    title: 'a Choice state without a rule',
    text: states(`
    "A": { "Type": "Choice", "Choices": [], "Default": "B" },
//                                      ^^ no-choices
    "B": { "Type": "Pass", "End": true }`),
    repair: ['[]', '[{ "Variable": "$.x", "IsPresent": true, "Next": "B" }]'],
  },
  {
    title: 'an Or of no rules',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Or": [], "Next": "B" }], "Default": "C" },
//                                               ^^ no-choices
    "B": { "Type": "Pass", "End": true },
    "C": { "Type": "Pass", "End": true }`),
    repair: ['[]', '[{ "Variable": "$.x", "IsPresent": true }]'],
  },
  {
    title: 'a timestamp without a zone',
    text: states(`
    "A": { "Type": "Wait", "Timestamp": "2030-01-01 12:00", "End": true }
//                                      ^^^^^^^^^^^^^^^^^^ bad-timestamp`),
    repair: ['2030-01-01 12:00', '2030-01-01T12:00:00Z'],
  },
  {
    title: 'a wait of less than nothing',
    text: states(`
    "A": { "Type": "Wait", "Seconds": -5, "End": true }
//                                    ^^ number-out-of-range`),
    repair: ['-5', '5'],
  },
  {
    title: 'a wait that is longer than a run may last',
    text: states(`
    "A": { "Type": "Wait", "Seconds": 63072000, "End": true }
//                                    ^^^^^^^^ number-out-of-range`),
    repair: ['63072000', '3600'],
  },
  {
    title: 'a name of more than 128 characters',
    text: states(`
    "A": { "Type": "Pass", "Next": "A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does," },
    "A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does,": { "Type": "Pass", "End": true }
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ state-name`),
    repair: [
      '"A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does," },\n    "A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does, A step whose name says all that it does,"',
      '"Next" },\n    "Next"',
    ],
  },
  {
    title: 'a registered API whose id is none',
    text: states(`
    "A": { "Type": "Action", "Handler": { "Type": "RegisteredAPI", "Id": "my-api" }, "Parameters": {}, "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//                                                                       ^^^^^^^^ handler-id`),
    repair: ['my-api', '5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94'],
  },
  {
    title: 'a handler of a type that does not exist',
    text: states(`
    "A": { "Type": "Action", "Handler": { "Type": "RegisteredApi", "Id": "5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94" }, "Parameters": {}, "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//                                                ^^^^^^^^^^^^^^^ handler-type`),
    repair: ['RegisteredApi', 'RegisteredAPI'],
  },
  {
    title: 'a Result that is not used',
    text: states(`
    "A": { "Type": "Pass", "Result": { "x": 1 }, "Parameters": { "y": 2 }, "End": true }
//                                               ^^^^^^^^^^^^ ignored-field`),
    repair: ['"Result": { "x": 1 }, ', ''],
  },
  {
    title: 'a path in a Result',
    text: states(`
    "A": { "Type": "Pass", "Result": { "x.$": "$.y" }, "ResultPath": "$.a", "End": true }
//                                     ^^^^^ unevaluated-key`),
    repair: ['"Result"', '"Parameters"'],
  },
  {
    title: 'a plain http address',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "http://example.org/action", "Parameters": {}, "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ action-url`),
    repair: ['http:', 'https:'],
  },
  {
    title: 'an And that is no list',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "And": { "Variable": "$.x", "IsPresent": true }, "Next": "B" }], "Default": "B" },
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-field-type
    "B": { "Type": "Pass", "End": true }`),
    repair: ['{ "Variable": "$.x", "IsPresent": true }', '[{ "Variable": "$.x", "IsPresent": true }]'],
  },
  {
    title: 'half of a character',
    text: states(`
    "A": { "Type": "Pass", "Comment": "broken: \\ud83d", "End": true }
//                                    ^^^^^^^^^^^^^^^^ lone-surrogate`),
    repair: ['\\ud83d', '\\ud83d\\ude00'],
  },
  {
    title: 'a suppression of a rule that is not there',
    text: states(`
    "A": { "Type": "Pass", "Comment": "gflow-ignore no-exits: it is cancelled by hand", "End": true }
//                                                  ^^^^^^^^ unknown-rule`),
    repair: ['gflow-ignore no-exits: it', 'It'],
  },
  {
    title: 'a suppression of what is not found',
    text: states(`
    "A": { "Type": "Pass", "Comment": "gflow-ignore no-exit: it is cancelled by hand", "End": true }
//                                                  ^^^^^^^ unused-suppression`),
    repair: ['gflow-ignore no-exit: it is cancelled by hand', 'Does nothing'],
  },
];
