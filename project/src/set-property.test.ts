import fc from 'fast-check';
import { applyEdits } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { readJson } from './read-json.ts';
import { setProperty } from './set-property.ts';

const set = (text: string, path: string[], value: string) =>
  applyEdits(text, [setProperty(text, path, value)]);

describe('one value in a JSON text', () => {
  test.each([
    ['a new file', '{}\n', '{\n  "a": {\n    "b": "v"\n  }\n}\n'],
    ['no object', '', '{\n  "a": {\n    "b": "v"\n  }\n}\n'],
    ['a neighbour', '{\n\t"x": 1\n}', '{\n\t"x": 1,\n\t"a": {\n\t\t"b": "v"\n\t}\n}'],
    ['a parent', '{\n "a": {\n  "x": {"y" :1}\n }\n}', '{\n "a": {\n  "x": {"y" :1},\n  "b": "v"\n }\n}'],
    ['an empty parent', '{\n  "a": {}\n}', '{\n  "a": {\n    "b": "v"\n  }\n}'],
    ['a parent on one line', '{"a": {"x":1}, "c":2}', '{"a": {"x":1, "b": "v"}, "c":2}'],
    ['an older value', '{"a":{ "b" : "old" }}', '{"a":{ "b" : "v" }}'],
    ['a parent that is no object', '{"a": [1, 2]}', '{"a": {\n  "b": "v"\n}}'],
    ['a comment inside', '{\r\n  "a": { // x\r\n  }\r\n}', '{\r\n  "a": {\r\n    "b": "v" // x\r\n  }\r\n}'],
  ])('beside %s', (_, before, after) => expect(set(before, ['a', 'b'], 'v')).toBe(after));

  test('a key with a quote in it', () => expect(set('{}', ['a"b'], 'v')).toBe('{\n  "a\\"b": "v"\n}'));

  test('whatever the file, the value is there and the rest is unchanged', () => {
    const json = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
    fc.assert(
      fc.property(
        json,
        fc.constantFrom(undefined, 1, 4, '\t'),
        fc.string({ maxLength: 3 }),
        (value, indent, key) => {
          const read = readJson(set(JSON.stringify(value, null, indent), [key, 'in'], 'v'));
          if (!('value' in read)) throw new Error(read.problem);
          const after = new Map(Object.entries(Object(read.value)));
          const before = new Map(Object.entries(JSON.parse(JSON.stringify(value))));
          const held = before.get(key);
          const isObject = typeof held === 'object' && held !== null && !Array.isArray(held);
          expect(after.get(key)).toEqual(isObject ? { ...held, in: 'v' } : { in: 'v' });
          after.delete(key);
          before.delete(key);
          expect(after).toEqual(before);
        },
      ),
    );
  });
});
