import { expect, test } from 'vitest';
import { readPathsOf } from './read-paths.ts';
import { State } from './state.ts';

const read = (body: string) => readPathsOf(new State(`{"A": ${body}}`)).map(steps => steps.join('.'));

test.each<[string, string[]]>([
  [
    '{ "Type": "Pass", "Parameters": { "a.$": "$.x.y", "b.=": "z.w + n[i].m" }, "End": true }',
    ['x.y', 'z.w', 'n', 'i'],
  ],
  ['{ "Type": "Pass", "Parameters": { "a.$": "$.x[*].y", "b": "$.said" }, "End": true }', ['x', 'said']],
  ['{ "Type": "Pass", "InputPath": "$", "ResultPath": "$.a", "End": true }', ['']],
  ['{ "Type": "Pass", "ResultPath": "$.a", "End": true }', ['']],
  ['{ "Type": "Pass", "End": true }', []],
  [
    '{ "Type": "Pass", "Parameters": { "b.=": "is_present(\'x.y\')" }, "ResultPath": "$.q", "End": true }',
    ['x.y'],
  ],
  ['{ "Type": "Pass", "Parameters": { "b.=": "x +" }, "End": true }', ['']],
  ['{ "Type": "Pass", "Parameters": ', ['']],
  ['{ "Type": "Wait", "SecondPath": "$.n", "End": true }', ['']],
  ['{ "Type": "Task" }', ['']],
  [
    '{ "Type": "Choice", "Choices": [{ "Variable": "$.c", "StringEqualsPath": "$.d", "Next": "B" }] }',
    ['c', 'd'],
  ],
  ['{ "Type": "Action", "InputPath": "$.t", "RunAs": "Curator", "End": true }', ['t', '_tokens.Curator']],
  ['{ "Type": "Action", "InputPath": "$.t", "RunAs": "Flow", "End": true }', ['t']],
])('%s', (body, expected) => expect(read(body)).toEqual(expected));
