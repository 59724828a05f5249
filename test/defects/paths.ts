import { type Defect, states } from './defect.ts';

/** Mistakes in paths. */
export const paths: readonly Defect[] = [
  {
    title: 'a name is missing after a dot',
    text: states(`
    "A": { "Type": "Pass", "InputPath": "$.input.", "End": true }
//                                              ^ path-syntax`),
    repair: ['input.', 'input'],
  },
  {
    title: 'an index that is no number',
    text: states(`
    "A": { "Type": "Pass", "InputPath": "$.input[first]", "End": true }
//                                              ^^^^^^^ path-syntax`),
    repair: ['[first]', '[0]'],
  },
  {
    title: 'a quote that is not closed',
    text: states(`
    "A": { "Type": "Pass", "InputPath": "$.a['b c]", "End": true }
//                                          ^^^^^^ path-syntax`),
    repair: ["'b c]", "'b c']"],
  },
  {
    title: 'no dollar in SecondsPath',
    text: states(`
    "A": { "Type": "Wait", "SecondsPath": "pause", "End": true }
//                                         ^^^^^ path-syntax`),
    repair: ['"pause"', '"$.pause"'],
  },
  {
    title: 'no dollar in Variable',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "x", "IsPresent": true, "Next": "B" }], "Default": "B" },
//                                                      ^ path-syntax
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"Variable": "x"', '"Variable": "$.x"'],
  },
  {
    title: 'no dollar in an operator that takes a path',
    text: states(`
    "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "NumericLessThanPath": "max", "Next": "B" }], "Default": "B" },
//                                                                                    ^^^ path-syntax
    "B": { "Type": "Pass", "End": true }`),
    repair: ['"max"', '"$.max"'],
  },
  {
    title: 'a number where a path is',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": 7 }, "End": true }
//                                                ^ path-syntax`),
    repair: ['"x.$": 7', '"x": 7'],
  },
  {
    title: 'a path without “.$” at its key',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x": "$.input.id" }, "End": true }
//                                              ^^^^^^^^^^^^ unmarked-path`),
    repair: ['"x"', '"x.$"'],
  },
  {
    title: 'a key that is nothing but its ending',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { ".$": "$.x" }, "End": true }
//                                         ^^^^ nameless-key`),
    repair: ['".$"', '"x.$"'],
  },
  {
    title: 'a wildcard',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.files[*].name" }, "End": true }
//                                                        ^^^ undocumented-path`),
    repair: ['[*]', '[0]'],
  },
  {
    title: 'a negative index',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$.files[-1]" }, "End": true }
//                                                        ^^^^ undocumented-path`),
    repair: ['[-1]', '[0]'],
  },
  {
    title: 'a property that the context has not',
    text: states(`
    "A": { "Type": "Pass", "Parameters": { "x.$": "$._context.runid" }, "End": true }
//                                                            ^^^^^ unknown-context-property`),
    repair: ['runid', 'run_id'],
  },
  {
    title: 'a result in the context',
    text: states(`
    "A": { "Type": "Pass", "Result": {}, "ResultPath": "$._context.x", "End": true }
//                                                        ^^^^^^^^ result-path`),
    repair: ['_context.x', 'x'],
  },
  {
    title: 'a slice as a ResultPath',
    text: states(`
    "A": { "Type": "Pass", "Result": {}, "ResultPath": "$.a[1:]", "End": true }
//                                                         ^^^^ result-path`),
    repair: ['[1:]', '[1]'],
  },
];
