import { type Defect, states } from './defect.ts';

/** Mistakes in expressions. */
export const expressions: readonly Defect[] = [
  {
    title: 'an operator of another language',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a && b" }, "ResultPath": "$.x", "End": true }
//                                                             ^^ expression-syntax`),
    repair: ['&&', 'and'],
  },
  {
    title: 'a text that is not closed',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "'done" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^ expression-syntax`),
    repair: ["'done", "'done'"],
  },
  {
    title: 'nothing after an operator',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a +" }, "ResultPath": "$.x", "End": true }
//                                                             ^ expression-syntax`),
    repair: ['a +', 'a + b'],
  },
  {
    title: 'a function with another name',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "ispresent('a')" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^^^^^ unknown-function`),
    repair: ['ispresent', 'is_present'],
  },
  {
    title: 'a function that is not there',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "max(a, b)" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^ unknown-function`),
    repair: ['max(a, b)', 'a if a > b else b'],
  },
  {
    title: 'a call with too many arguments',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "len(a, b)" }, "ResultPath": "$.x", "End": true }
//                                                              ^^^^^^ function-arguments`),
    repair: ['len(a, b)', 'len(a)'],
  },
  {
    title: 'a lambda',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "lambda y: y" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^^^^^^^ expression-unsupported`),
    repair: ['lambda y: y', 'y'],
  },
  {
    title: 'an assignment',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a = b" }, "ResultPath": "$.x", "End": true }
//                                                             ^ expression-unsupported`),
    repair: ['a = b', 'a == b'],
  },
  {
    title: 'a word of JSON',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a == true" }, "ResultPath": "$.x", "End": true }
//                                                                ^^^^ expression-json-word`),
    repair: ['true', 'True'],
  },
  {
    title: 'a path without back-quotes',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "$.a.b + 'c'" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^ expression-path`),
    repair: ['$.a.b', 'a.b'],
  },
  {
    title: 'a dollar in the path of is_present',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "is_present('$.a')" }, "ResultPath": "$.x", "End": true }
//                                                                       ^^ expression-path`),
    repair: ['$.a', 'a'],
  },
  {
    title: 'prose',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "Transfer of data" }, "ResultPath": "$.x", "End": true }
//                                                           ^^^^^^^^^^^^^^^^ expression-prose`),
    repair: ['Transfer of data', "'Transfer of data'"],
  },
  {
    title: 'a member that is a method',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a.items" }, "ResultPath": "$.x", "End": true }
//                                                             ^^^^^ expression-attribute`),
    repair: ['a.items', "a['items']"],
  },
  {
    title: 'a method that is misspelt',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "a.rstripp('/')" }, "ResultPath": "$.x", "End": true }
//                                                             ^^^^^^^ unknown-method`),
    repair: ['rstripp', 'rstrip'],
  },
  {
    title: 'a number joined to a text',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "'n = ' + len(a)" }, "ResultPath": "$.x", "End": true }
//                                                                    ^^^^^^ expression-type`),
    repair: ['len(a)', 'str(len(a))'],
  },
  {
    title: 'the length of a number',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "len(5)" }, "ResultPath": "$.x", "End": true }
//                                                               ^ expression-type`),
    repair: ['len(5)', "len('5')"],
  },
  {
    title: 'a property that the context has not, in an expression',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": "_context.owner" }, "ResultPath": "$.x", "End": true }
//                                                                    ^^^^^ unknown-context-property`),
    repair: ['owner', 'username'],
  },
  {
    title: 'an expression that is a number',
    text: states(`
    "A": { "Type": "ExpressionEval", "Parameters": { "x.=": 7 }, "ResultPath": "$.x", "End": true }
//                                                          ^ path-syntax`),
    repair: ['"x.=": 7', '"x": 7'],
  },
];
