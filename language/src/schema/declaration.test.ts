import { expect, test } from 'vitest';
import { parseJson } from '../json/parse.ts';
import type { Step } from '../shape/shape.ts';
import { declarationOf } from './declaration.ts';

const text = `{
  "properties": { "a": { "properties": { "b": { "title": "ab" } } }, "r": { "$ref": "#/definitions/x~1y" } },
  "definitions": { "x/y": { "items": { "properties": { "n": { "title": "rn" } } } }, "self": { "$ref": "#/definitions/self" } },
  "allOf": [{ "if": {}, "then": { "properties": { "c": { "title": "c" } } } }],
  "$ref": "#/definitions/self"
}`;
const { root } = parseJson(text);

test.each<[Step[], string | undefined]>([
  [['a', 'b'], '{ "title": "ab" }'],
  [['r', 0, 'n'], '{ "title": "rn" }'],
  [['c'], '{ "title": "c" }'],
  [['a', 'c'], undefined],
  [['nowhere', 'b'], undefined],
])('%j', (steps, expected) => {
  const found = root && declarationOf(root, steps);
  expect(found && text.slice(found.schema.offset, found.schema.offset + found.schema.length)).toBe(expected);
  if (found) expect(found.key?.value).toBe(steps.at(-1));
});
