import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const silent = (source: string) => expect(mismatches(source, 'key-collision')).toEqual([]);

test('path against expression, in either order, in objects inside arrays', () => {
  silent(`{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Parameters": { "a.=": "1", "a.$": "$.a", "list": [{ "b.$": "$.b", "b": 1 }] }, "End": true } }
//                                                               ^^^^^ key-collision: “a” twice
//                                                                                                      ^^^ key-collision: “b” twice
}`);
});

test('three keys are two collisions; the same key twice is none', () => {
  silent(`{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Parameters": { "a": 1, "a.$": "$.a", "a.=": "1", "b.$": "$.b", "b.$": "$.c" }, "End": true } }
//                                                           ^^^^^ key-collision
//                                                                         ^^^^^ key-collision
}`);
});

test('keys without a name are left to another rule', () => {
  silent(
    `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "": 1, ".$": "$.a" }, "End": true } } }`,
  );
});
